package app.hearth.engine;

import app.hearth.engine.execution.SlotFile;
import app.hearth.engine.execution.TaskSpec;
import app.hearth.protocol.Hashes;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over from a slot what a program made there. It may be anything, and while the program runs it may change at any moment: nothing
 * here follows a link, waits for a pipe, or reads more than a result may have. Every call blocks.
 */
final class TaskOutputs {
    private static final Logger LOG = LoggerFactory.getLogger(TaskOutputs.class);
    /** BOINC reports the last 63 KB of a task's output (protocol note 2.7). */
    private static final int STDERR_KEPT = 63 * 1024;
    private static final long LONGEST_PAUSE_SECONDS = 300;
    private static final int BUFFER = 65_536;
    private static final int LOCKS = 64;

    private final Folders folders;
    /** Of a slot one result is brought at a time, lest a copy for a program that ended meanwhile takes the place of what it left at last. */
    private final List<Object> locks = Stream.generate(Object::new).limit(LOCKS).toList();

    /**
     * Whose results, and where.
     *
     * @param project   master URL
     * @param slot      the program's folder
     * @param prefix    folder in the slot for all its files, empty for the slot itself
     * @param diskBytes bound of what it may write; the largest size of a result of which its network says none
     */
    record Place(String project, Path slot, String prefix, long diskBytes) {
        static Place of(TaskState task, Folders folders) {
            return new Place(task.project, folders.slot(task.slot), task.filePrefix, task.diskBound);
        }

        /** Where its link leads in the folder that a program in a container takes for its project's; or, where nothing is, in place of the link. */
        private String name(TaskState.Ref output) {
            var own = slot.resolve(TaskSpec.Native.OWN_PROJECT);
            boolean linked = Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS) && Files.isRegularFile(own.resolve(output.onDisk()), LinkOption.NOFOLLOW_LINKS);
            if (linked) return TaskSpec.Native.OWN_PROJECT + "/" + output.onDisk();
            return prefix.isEmpty() ? output.openName : prefix + "/" + output.openName;
        }

        /** Whether no folder of the program's own making is on the way: it has ended, and Hearth made the one for its project. */
        private static boolean direct(String name) {
            return name.lastIndexOf('/') == (name.startsWith(TaskSpec.Native.OWN_PROJECT + "/") ? TaskSpec.Native.OWN_PROJECT.length() : -1);
        }
    }

    /** A result is larger than it may be. It was neither moved nor read: one with holes costs a program nothing, and hours to read. */
    static final class TooBig extends IOException {
        private static final long serialVersionUID = 1;
        final transient Trouble trouble;

        private TooBig(String file, long nbytes) {
            this(Trouble.of("task.big", file, nbytes));
        }

        private TooBig(Trouble trouble) {
            super(trouble.english());
            this.trouble = trouble;
        }
    }

    TaskOutputs(Folders folders) {
        this.folders = folders;
    }

    /** Finished work is not given up for a full disk or the like: only a file that is not there, or is too large, ends it. */
    List<EngineEvent.Output> atLast(Place place, List<TaskState.Ref> outputs) throws IOException {
        for (long pause = 1; ; pause = Math.min(2 * pause, LONGEST_PAUSE_SECONDS)) {
            try {
                return all(place, outputs);
            } catch (ProjectHttp.Refused | TooBig known) {
                throw known;
            } catch (IOException e) {
                LOG.warn("Results in {} cannot be taken over now, again in {} s: {}", place.slot, pause, e.toString());
            }
            try {
                TimeUnit.SECONDS.sleep(pause);
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("Hearth ends");
            }
        }
    }

    /** Brings outputs of a program that has ended into the project's folder; done again after a crash it does no harm. */
    List<EngineEvent.Output> all(Place place, List<TaskState.Ref> outputs) throws IOException {
        var taken = new ArrayList<EngineEvent.Output>();
        synchronized (lock(place)) {
            for (var output : outputs) {
                var target = folders.file(place.project, output.onDisk());
                // Of what lies in the slot itself the name can be moved; on the way through a folder a link could stand.
                String name = place.name(output);
                if (Place.direct(name)) move(place, output, name, target);
                else copy(place, output, name, target);
                if (inPlace(output, target)) taken.add(described(output, target));
            }
        }
        return taken;
    }

    private Object lock(Place place) {
        return locks.get(Math.floorMod(place.slot.hashCode(), LOCKS));
    }

    /** Brings a copy of a result of a program that runs: what it does to its own file from now on does not matter. */
    EngineEvent.Output early(Place place, TaskState.Ref output) throws IOException {
        var target = folders.file(place.project, output.onDisk());
        synchronized (lock(place)) {
            copy(place, output, place.name(output), target);
            if (!inPlace(output, target)) throw missing(output);
            return described(output, target);
        }
    }

    private static boolean inPlace(TaskState.Ref output, Path target) throws IOException {
        if (Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) return true; // also after a crash in the middle
        if (output.optional) return false;
        throw missing(output);
    }

    private static ProjectHttp.Refused missing(TaskState.Ref output) {
        return new ProjectHttp.Refused(Trouble.of("noOutput", output.openName));
    }

    private static EngineEvent.Output described(TaskState.Ref output, Path target) throws IOException {
        // After a crash in the middle it may be done already; the network unpacks one layer, and one there is.
        if (output.gzip && !packed(target)) pack(target);
        try (var in = Files.newInputStream(target)) {
            return new EngineEvent.Output(output.file, Files.size(target), Hashes.md5(in));
        }
    }

    /** It is the link as it was made before the start: the program wrote nothing. */
    private static boolean untouched(SlotFile file, Path target) throws IOException {
        byte[] link = TaskFiles.link(target).getBytes(StandardCharsets.UTF_8);
        return file.size() == link.length && Arrays.equals(file.first(link.length), link);
    }

    private static void move(Place place, TaskState.Ref output, String name, Path target) throws IOException {
        var source = place.slot.resolve(name);
        if (!Files.isRegularFile(source, LinkOption.NOFOLLOW_LINKS)) return;
        try (var file = SlotFile.open(place.slot, name).orElse(null)) {
            if (file != null && untouched(file, target)) return;
        }
        requireSize(place, output, Files.size(source));
        if (hasOtherNames(source)) {
            copy(place, output, name, target);
            return;
        }
        var part = part(target);
        Files.move(source, part, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        // Here nobody changes it any more.
        if (!Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)) {
            Folders.deleteAll(part);
            return;
        }
        var file = part.toFile();
        if (!file.canWrite() && !file.setWritable(true) || !file.canRead() && !file.setReadable(true)) throw new IOException(part + " is closed");
        Folders.moveIntoPlace(part, target);
    }

    private static void copy(Place place, TaskState.Ref output, String name, Path target) throws IOException {
        try (var file = SlotFile.open(place.slot, name).orElse(null)) {
            if (file == null) {
                // The system may only have had no handle left: then it is not given up.
                if (Files.isRegularFile(place.slot.resolve(name), LinkOption.NOFOLLOW_LINKS) && !throughALink(place, name)) {
                    throw new IOException(output.openName + " cannot be opened");
                }
                return;
            }
            if (untouched(file, target)) return;
            requireSize(place, output, file.size());
            file.copyTo(part(target));
        }
        Folders.moveIntoPlace(part(target), target);
    }

    private static boolean throughALink(Place place, String name) throws IOException {
        return !place.slot.resolve(name).toRealPath().equals(place.slot.toRealPath().resolve(name));
    }

    private static Path part(Path target) {
        return target.resolveSibling(target.getFileName() + Folders.PART);
    }

    private static void requireSize(Place place, TaskState.Ref output, long size) throws IOException {
        // What is compressed first may be larger before; and no file without holes is larger than its disk.
        long bound = output.most > 0 && !output.gzip ? output.most : place.diskBytes;
        if (size > bound || size > Files.getFileStore(place.slot).getTotalSpace()) throw new TooBig(output.file, size);
    }

    /** What it wrote could be changed under another name later. */
    private static boolean hasOtherNames(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("unix") && (int) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) > 1;
    }

    private static void pack(Path file) throws IOException {
        var packed = part(file);
        try (var in = Files.newInputStream(file); var out = new GZIPOutputStream(Files.newOutputStream(packed), BUFFER)) {
            in.transferTo(out);
        }
        Folders.moveIntoPlace(packed, file);
    }

    private static boolean packed(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.read() == 0x1f && in.read() == 0x8b;
        }
    }

    /** What the program said, the last of it. */
    static String stderr(Path slot) {
        try (var said = SlotFile.open(slot, "stderr.txt").orElse(null)) {
            return said == null ? "" : new String(said.last(STDERR_KEPT), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
