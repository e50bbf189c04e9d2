package app.hearth.engine;

import app.hearth.engine.execution.TaskProcess;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which program lives in which slot: a slot is prepared or deleted only after the end of the program that was in it, killed
 * or not, so that none writes into what is another's or is gone. Every call blocks.
 */
final class Slots {
    private static final Logger LOG = LoggerFactory.getLogger(Slots.class);
    /** Killed programs are gone in milliseconds, but for those that wait for a broken disk. */
    private static final long PATIENCE_SECONDS = 60;

    private final Folders folders;
    private final Map<Integer, Slot> slots = new ConcurrentHashMap<>();

    private static final class Slot {
        TaskProcess last;
    }

    /** Prepares the slot and starts its program. */
    interface Start {
        TaskProcess start() throws IOException;
    }

    Slots(Folders folders) {
        this.folders = folders;
    }

    /** @throws IOException when the program that was there does not end, or the system refuses */
    TaskProcess start(int number, Start start) throws IOException {
        var slot = slots.computeIfAbsent(number, _ -> new Slot());
        synchronized (slot) {
            if (!over(slot)) throw new ProjectHttp.Passing(Trouble.of("slotTaken"));
            slot.last = start.start();
            return slot.last;
        }
    }

    /** Deletes the slot. */
    void discard(int number) {
        var slot = slots.computeIfAbsent(number, _ -> new Slot());
        synchronized (slot) {
            try {
                if (over(slot)) Folders.deleteAll(folders.slot(number));
                else LOG.warn("Slot {} stays until the next start: its program does not end", number);
            } catch (IOException e) {
                LOG.warn("Slot {} could not be emptied; it is at the next start", number, e);
            }
            slots.remove(number, slot);
        }
    }

    private static boolean over(Slot slot) throws IOException {
        try {
            return slot.last == null || slot.last.awaitEnd(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Hearth ends");
        }
    }
}
