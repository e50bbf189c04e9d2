package app.hearth.protocol;

/** How far a result came at the client (section 2.7, lib/result_state.h). */
public enum ResultState {
    NEW, FILES_DOWNLOADING, FILES_DOWNLOADED, COMPUTE_ERROR, FILES_UPLOADING, FILES_UPLOADED, ABORTED, UPLOAD_FAILED;

    /** The number on the wire. */
    public int number() { return ordinal(); }

    /** The state of a number; an unknown one is a compute error, so that it can never pass for a success. */
    public static ResultState of(long number) {
        return number >= 0 && number < values().length ? values()[(int) number] : COMPUTE_ERROR;
    }
}
