package app.hearth.engine.execution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a native task in a container sees in place of things that it must not have itself: its project's folder is one of its own in its slot, over which
 * the files it may read are laid; and the system's accounts are one, its own. Programs do write beside their project's files: climateprediction.net's
 * gather results there. Each part is made anew where a program that ran here before left something else under its name: no link is followed.
 */
final class OwnView {
    private static final String PASSWD = ".passwd";
    private static final String GROUP = ".group";
    private static final String NAME = "hearth";

    private OwnView() {}

    /** Makes what {@link #arguments} needs; only while no process of the task runs. */
    static void prepare(TaskSpec.Native app) throws IOException {
        var own = app.slot().resolve(TaskSpec.Native.OWN_PROJECT);
        if (!Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS)) {
            remove(own);
            Files.createDirectory(own);
        }
        for (var name : app.files()) { // bubblewrap lays each over a file
            var place = own.resolve(name);
            if (Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)) continue;
            remove(place);
            Files.createFile(place);
        }
        var user = Files.getAttribute(app.slot(), "unix:uid", LinkOption.NOFOLLOW_LINKS);
        var group = Files.getAttribute(app.slot(), "unix:gid", LinkOption.NOFOLLOW_LINKS);
        write(app.slot().resolve(PASSWD), NAME + ":x:" + user + ":" + group + "::" + app.slot() + ":/bin/sh\n");
        write(app.slot().resolve(GROUP), NAME + ":x:" + group + ":\n");
    }

    private static void write(Path file, String text) throws IOException {
        remove(file);
        Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    }

    private static void remove(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) return;
        try (var all = Files.walk(path)) {
            all.sorted(Comparator.reverseOrder()).forEach(each -> {
                try {
                    Files.delete(each);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Of bubblewrap. */
    static List<String> arguments(TaskSpec.Native app) {
        var slot = app.slot();
        var project = app.project();
        var line = new ArrayList<>(List.of("--ro-bind", slot.resolve(PASSWD).toString(), "/etc/passwd", "--ro-bind", slot.resolve(GROUP).toString(), "/etc/group",
                "--bind", slot.resolve(TaskSpec.Native.OWN_PROJECT).toString(), project.toString()));
        for (var name : app.files()) {
            var file = project.resolve(name).toString();
            line.addAll(List.of("--ro-bind-try", file, file));
        }
        return line;
    }
}
