package app.hearth.engine;

import app.hearth.protocol.FileInfo;
import java.util.ArrayList;
import java.util.List;

/** A file of a project on its way in, at hand, or on its way out. Times are epoch milliseconds. */
final class FileState {
    private static final long LONGEST_STAY_SECONDS = 100 * 366 * 86_400L;

    String project = "";
    String name = "";
    /** Its name in this computer's folder where that cannot be the same ({@link NameRules}); empty where it is. */
    String disk = "";
    Status status = Status.NEEDED;
    List<String> urls = new ArrayList<>();
    String md5 = "";
    /** Exact size, -1 if the network did not say. */
    long nbytes = -1;
    /** Largest size of an output. */
    long maxNbytes;
    /** A task writes it here; it never comes from the network. */
    boolean output;
    /** A program must carry a valid signature before it may run. */
    boolean program;
    /** The network wants it kept after its last use. */
    boolean sticky;
    /** Not longer than this, 0 = without end. */
    long stickyUntil;
    /** It comes compressed from these addresses, which stand in for the others (gzipped_url). */
    List<String> gzippedUrls = new ArrayList<>();
    /** Compressed size, -1 if the network did not say. */
    long gzippedBytes = -1;
    String signature = "";
    /** The certificate to be copied into the upload (protocol note 5.5). */
    String certificate = "";
    /** When it was wanted first, and when a task last used it. */
    long since;
    long used;
    int retries;
    long nextTry;
    String error = "";
    transient boolean active;
    /** The user asked for it: its next try does not wait for the time of transfers. */
    transient boolean byHand;
    /** Number of the transfer under way. */
    transient int transfer;
    /** It became a program while it was fetched as data: its signature was not looked at. */
    transient boolean lookAgain;
    transient long done;
    /** Bytes of it that the budget of traffic knows already; over several tries. */
    long counted;
    /** When this try began. */
    transient long begun;

    enum Status { NEEDED, PRESENT, FAILED, TO_SEND, SENT, SEND_FAILED }

    /** Its name in the network's folder here. */
    String onDisk() {
        return disk.isEmpty() ? name : disk;
    }

    String key() {
        return key(project, name);
    }

    static String key(String project, String name) {
        return project + " " + name;
    }

    /** The network's last word on how long it is to stay; each mention lengthens the time, none ends it (FILE_INFO::merge_info of client/client_types.cpp). */
    void stay(FileInfo info, long now) {
        sticky = info.sticky();
        long until = info.stickyLifetime().isPresent() ? now + 1000 * Math.min(info.stickyLifetime().getAsLong(), LONGEST_STAY_SECONDS) : 0;
        stickyUntil = until == 0 ? 0 : Math.max(stickyUntil, until);
    }

    boolean outgoing() {
        return status == Status.TO_SEND;
    }
}
