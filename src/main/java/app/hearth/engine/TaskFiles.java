package app.hearth.engine;

import app.hearth.protocol.Hashes;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A task's files on disk: fetched and verified, placed in its slot, and what its network tells its program. Every call blocks. */
final class TaskFiles {
    private static final int BUFFER = 65_536;
    /** Bytes in which a web page shows what it is. */
    private static final int PAGE_BEGINS = 512;
    /** Of the reference client: all links are there (protocol note 6.1). */
    private static final String SETUP_COMPLETE = "boinc_setup_complete";
    private final Folders folders;
    private final ProjectHttp http;
    private final NameRules names;

    TaskFiles(Folders folders, ProjectHttp http) {
        this(folders, http, NameRules.EXACT);
    }

    TaskFiles(Folders folders, ProjectHttp http, NameRules names) {
        this.names = names;
        this.folders = folders;
        this.http = http;
    }

    /** Downloads, or takes what lies there already if it is whole, and verifies before the file gets its name. */
    void fetch(FileState file, String codeSignKey, LongConsumer moved) throws IOException {
        var target = folders.file(file.project, file.onDisk());
        Files.createDirectories(target.getParent());
        if (Files.exists(target) && fits(file, codeSignKey, md5(target))) return;
        var partial = target.resolveSibling(file.onDisk() + Folders.PART);
        if (!file.gzippedUrls.isEmpty()) {
            fetchCompressed(file, codeSignKey, partial, target, moved);
            return;
        }
        eachAddress(file.urls, url -> {
            boolean resumed = Files.exists(partial);
            var md5 = download(file, url, partial, file.nbytes, moved);
            // The part that lay here may have suffered, as in a power cut: the whole file from the network may be right.
            if (resumed && !fits(file, codeSignKey, md5)) {
                Files.delete(partial);
                md5 = download(file, url, partial, file.nbytes, moved);
            }
            verify(file, codeSignKey, md5, partial, false);
            Folders.moveIntoPlace(partial, target);
        });
    }

    private String download(FileState file, String url, Path partial, long nbytes, LongConsumer moved) throws IOException {
        try {
            return http.download(url, partial, nbytes, moved);
        } catch (ProjectHttp.Refused e) {
            notAPage(file, partial);
            throw e;
        }
    }

    /** A page for people in a file's place says nothing of the file: the login page of a train's or hotel's network, a site under repair. */
    private static void notAPage(FileState file, Path partial) throws IOException {
        if (!Files.exists(partial)) return;
        String begin;
        try (var in = Files.newInputStream(partial)) {
            begin = new String(in.readNBytes(PAGE_BEGINS), StandardCharsets.ISO_8859_1).strip().toLowerCase(Locale.ROOT);
        }
        if (!begin.startsWith("<!doctype html") && !begin.startsWith("<html")) return;
        Files.delete(partial);
        throw new ProjectHttp.Passing(Trouble.of("page", file.name));
    }

    /** Where there are compressed copies, only those are meant (protocol note 3.7). */
    private void fetchCompressed(FileState file, String codeSignKey, Path partial, Path target, LongConsumer moved) throws IOException {
        var whole = target.resolveSibling(file.onDisk() + Folders.UNPACKED + Folders.PART);
        eachAddress(file.gzippedUrls, url -> {
            boolean resumed = Files.exists(partial);
            download(file, url, partial, file.gzippedBytes, moved);
            try {
                unpack(partial, whole, file.nbytes < 0 ? Replies.LARGEST_FILE : file.nbytes);
            } catch (IOException e) {
                Files.deleteIfExists(whole);
                if (e instanceof ProjectHttp.Refused) notAPage(file, partial);
                Files.deleteIfExists(partial);
                if (resumed && e instanceof ProjectHttp.Refused) throw new ProjectHttp.Passing(Trouble.of("anew.part", file.name));
                throw e;
            }
            Files.delete(partial);
            verify(file, codeSignKey, md5(whole), whole, resumed);
            Folders.moveIntoPlace(whole, target);
        });
    }

    /** A small file may unpack to a disk full: no more than was announced is taken. */
    private static void unpack(Path packed, Path whole, long most) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(packed), BUFFER); var out = Files.newOutputStream(whole)) {
            var buffer = new byte[BUFFER];
            long done = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                done += n;
                if (done > most) throw new ProjectHttp.Refused(Trouble.of("unpacks"));
                out.write(buffer, 0, n);
            }
        } catch (ZipException | EOFException e) {
            throw new ProjectHttp.Refused(Trouble.of("unpacked", e.getMessage()));
        }
    }

    /** Uploads a result's file. */
    void send(FileState file) throws IOException {
        var content = folders.file(file.project, file.onDisk());
        eachAddress(file.urls, url -> http.upload(url, file, content));
    }

    private interface Transfer {
        void with(String url) throws IOException;
    }

    /** Until one works. Only when every one refuses for good it is for good (protocol note 4.1). */
    private static void eachAddress(List<String> urls, Transfer transfer) throws IOException {
        IOException last = new ProjectHttp.Refused(Trouble.of("noAddress"));
        boolean mayRecover = false;
        for (var url : urls) {
            try {
                transfer.with(url);
                return;
            } catch (IOException e) {
                if (mayRecover && e instanceof ProjectHttp.Refused) continue;
                mayRecover = !(e instanceof ProjectHttp.Refused);
                last = e;
            }
        }
        throw last;
    }

    private static boolean fits(FileState file, String codeSignKey, String md5) {
        return (file.md5.isEmpty() || md5.equals(file.md5)) && (!file.program || Trust.fileIsSigned(codeSignKey, md5, file.signature));
    }

    private static void verify(FileState file, String codeSignKey, String md5, Path partial, boolean resumed) throws IOException {
        if (fits(file, codeSignKey, md5)) return;
        notAPage(file, partial);
        Files.delete(partial);
        // The part that lay here may have suffered, as in a power cut: the whole file from the network may be right.
        if (resumed) throw new ProjectHttp.Passing(Trouble.of("anew.part", file.name));
        boolean wrongHash = !file.md5.isEmpty() && !md5.equals(file.md5);
        throw new ProjectHttp.Refused(Trouble.of(wrongHash ? "checksum" : "signature", file.name));
    }

    private static String md5(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Hashes.md5(in);
        }
    }

    /** Fills the slot with copies and returns the program, checked once more before it runs. */
    Path prepare(String project, List<TaskState.Ref> inputs, List<FileState> files, Path slot, boolean fresh) throws IOException {
        if (fresh) Folders.deleteAll(slot);
        Files.createDirectories(slot);
        Path module = null;
        var placed = new HashSet<String>();
        for (int i = 0; i < inputs.size(); i++) {
            var ref = inputs.get(i);
            var source = folders.file(project, ref.onDisk()).toAbsolutePath();
            if (absent(ref, source)) continue;
            if (!Files.isRegularFile(source, LinkOption.NOFOLLOW_LINKS)) throw new ProjectHttp.Refused(Trouble.of("gone", ref.file));
            var expected = files.get(i).md5;
            if (!expected.isEmpty() && !md5(source).equals(expected)) {
                Files.delete(source);
                throw new ProjectHttp.Refused(Trouble.of("changed", ref.file));
            }
            if (ref.main) module = source;
            else {
                var target = slot.resolve(ref.openName);
                // What the program made of its copy belongs to its checkpoint.
                if (!placed.add(names.key(ref.openName)) || !fresh && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) continue;
                Files.createDirectories(target.getParent());
                Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return module;
    }

    /**
     * Fills the slot of a native program with links to its files, or copies where it wants those, and returns the program.
     * In a container its outputs are links into the folder that it takes for its project's. Without one they get no link, so the program writes them in
     * its slot: that is what its interface does where there is none (protocol note 6.2), and its project's verified files stay out of its way.
     *
     * @param linked     outputs to which the program finds links
     * @param thoroughly whether the content of every file is looked at before each start (verify_files_on_app_start)
     */
    Path prepareNative(String project, List<TaskState.Ref> inputs, List<FileState> files, List<TaskState.Ref> linked, Path slot, String prefix, boolean fresh,
                       boolean thoroughly) throws IOException {
        boolean again = !fresh && Files.isRegularFile(slot.resolve(SETUP_COMPLETE), LinkOption.NOFOLLOW_LINKS);
        if (!again) Folders.deleteAll(slot);
        Files.createDirectories(slot);
        Path program = null;
        var placed = new HashSet<String>();
        for (int i = 0; i < inputs.size(); i++) {
            var ref = inputs.get(i);
            var source = folders.file(project, ref.onDisk()).toAbsolutePath();
            if (absent(ref, source)) continue;
            // Inputs may be large: whole once is enough unless the network wants more, what runs is looked at each time.
            requireWhole(ref, source, files.get(i), ref.ofProgram || !again || thoroughly);
            if (ref.ofProgram) mayRun(source);
            if (ref.main) program = source;
            if (!again) place(ref, source, slot, prefix, placed);
        }
        if (!again) {
            linkOutputs(project, linked, slot, prefix, placed);
            Files.write(slot.resolve(SETUP_COMPLETE), new byte[0]); // an input may be called so too
        }
        return program;
    }

    /** It need not have it, and has it not. */
    private static boolean absent(TaskState.Ref ref, Path source) {
        return ref.optional && !ref.ofProgram && !Files.exists(source, LinkOption.NOFOLLOW_LINKS);
    }

    private static void requireWhole(TaskState.Ref ref, Path source, FileState file, boolean thoroughly) throws IOException {
        if (!Files.isRegularFile(source, LinkOption.NOFOLLOW_LINKS)) throw new ProjectHttp.Refused(Trouble.of("gone", ref.file));
        boolean whole = (file.nbytes < 0 || Files.size(source) == file.nbytes)
                && (!thoroughly || file.md5.isEmpty() || md5(source).equals(file.md5));
        if (whole) return;
        Files.delete(source);
        throw new ProjectHttp.Refused(Trouble.of("changed", ref.file));
    }

    private static void mayRun(Path file) {
        if (!file.toFile().canExecute() && !file.toFile().setExecutable(true)) throw new IllegalStateException(file + " cannot be made executable");
    }

    /** Of several files for one place the first is meant, the program's own before the task's (setup_file of client/app_start.cpp). */
    private void place(TaskState.Ref ref, Path source, Path slot, String prefix, Set<String> placed) throws IOException {
        boolean prefixed = !prefix.isEmpty() && !ref.ofProgram;
        var target = slot.resolve(prefixed ? prefix + "/" + ref.openName : ref.openName);
        if (!placed.add(names.key(slot.relativize(target).toString()))) return;
        Files.createDirectories(target.getParent());
        if (ref.copy || prefixed) {
            Files.copy(source, target);
            if (ref.ofProgram) mayRun(target);
        } else {
            Files.writeString(target, link(source));
        }
    }

    static String link(Path file) {
        return "<soft_link>../../projects/" + file.getParent().getFileName() + "/" + file.getFileName() + "</soft_link>\n";
    }

    /** Programs take their results' physical names from them, as climateprediction.net's do; none where one wants the file itself or a prefix. */
    private void linkOutputs(String project, List<TaskState.Ref> outputs, Path slot, String prefix, Set<String> placed) throws IOException {
        if (!prefix.isEmpty()) return;
        foldersFor(outputs, slot, prefix);
        for (var ref : outputs) {
            var target = slot.resolve(ref.openName);
            if (!ref.copy && placed.add(names.key(ref.openName)) && !Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                Files.writeString(target, link(folders.file(project, ref.onDisk())));
            }
        }
    }

    /** Puts a network's message in a slot; a link that the program put there is not followed. */
    void trickleDown(Path slot, long time, byte[] message) throws IOException {
        var file = slot.resolve("trickle_down_" + time);
        Files.deleteIfExists(file);
        Files.write(file, message, StandardOpenOption.CREATE_NEW);
    }

    /** Says what became of a result that the program had sent early, in the file where its interface looks (protocol note 6.9). */
    void uploaded(Path slot, String name, int status) throws IOException {
        if (name.contains("/")) return; // the program cannot have asked for that, and could have made a link of its folder
        var file = slot.resolve("boinc_ufs_" + name);
        Files.deleteIfExists(file);
        Files.writeString(file, "<status>" + status + "</status>\n", StandardOpenOption.CREATE_NEW);
    }

    /** Folders that the names of results ask for: the program finds them, as it does with the reference client (create_dirs_for_logical_name). */
    static void foldersFor(List<TaskState.Ref> outputs, Path slot, String prefix) throws IOException {
        for (var ref : outputs) {
            var folder = slot;
            for (var name : slot.relativize(slot.resolve(prefix).resolve(ref.openName).getParent())) {
                if (name.toString().isEmpty()) continue;
                folder = folder.resolve(name);
                if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) Files.createDirectory(folder);
                else if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) break; // what the program made of it stays, a link is not followed
            }
        }
    }
}
