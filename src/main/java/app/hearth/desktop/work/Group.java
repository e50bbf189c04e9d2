package app.hearth.desktop.work;

import app.hearth.engine.EngineSnapshot.State;

/** Tasks as the filter chips sort them. */
enum Group {
    RUNNING, WAITING, SENDING, FINISHED;

    static Group of(State state) {
        return switch (state) {
            case RUNNING -> RUNNING;
            case DOWNLOADING, READY, WAITING, SUSPENDED -> WAITING;
            case UPLOADING, READY_TO_REPORT -> SENDING;
            case REPORTED, FAILED, ABORTED -> FINISHED;
        };
    }
}
