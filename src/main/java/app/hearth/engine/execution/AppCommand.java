package app.hearth.engine.execution;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Makes the command line of a native application's process: low priority, and inside bubblewrap where that works: there it
 * sees the system's programs and libraries, its project's files and nothing else of the user's, and writes in its slot only ({@link OwnView}).
 */
final class AppCommand {
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");
    private static final boolean LINUX = System.getProperty("os.name").startsWith("Linux");
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
    /** Of the reference client, protocol note 6.12. */
    private static final int LOWEST = 19;
    private static final int LOW = 10;
    private static final List<String> SYSTEM = List.of("/usr", "/lib", "/lib64", "/lib32", "/bin", "/sbin", "/etc/ld.so.cache",
            "/etc/alternatives", "/etc/localtime", "/etc/OpenCL", "/etc/ssl", "/etc/pki", "/etc/ca-certificates", "/sys/devices/system");
    private static final List<String> NETWORK = List.of("/etc/resolv.conf", "/etc/hosts", "/etc/nsswitch.conf", "/etc/services");
    /** Where drivers look: the kernel's description of devices, the list of Vulkan's drivers, AMD's own folder. */
    private static final List<String> GPU_FILES = List.of("/sys", "/etc/vulkan", "/opt/rocm", "/run/opengl-driver");

    private final boolean bubblewrap;

    private static final Set<String> KEPT = Set.of("PATH", "HOME", "LANG", "TZ", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SystemRoot", "TEMP",
            "TMP", "ProgramFiles", "ProgramData", "USERPROFILE", "APPDATA", "LOCALAPPDATA");

    AppCommand(boolean bubblewrap) {
        this.bubblewrap = bubblewrap;
    }

    ProcessBuilder builder(TaskSpec.Native app) {
        var builder = new ProcessBuilder(line(app)).directory(app.slot().toFile())
                .redirectInput(new File(WINDOWS ? "NUL" : "/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.appendTo(app.slot().resolve(AppTalk.STDERR).toFile()));
        if (bubblewrap) {
            // The container has its own environment: a library from a project must not come into the programs that make it.
            builder.environment().keySet().retainAll(Set.of("PATH"));
        } else {
            builder.environment().keySet().retainAll(KEPT); // a program of a network needs no keys and sockets of the user's session
            builder.environment().put(Strays.MARK, app.slot().toString());
            builder.environment().merge("LD_LIBRARY_PATH", libraries(app), (old, own) -> own + ":" + old);
        }
        return builder;
    }

    private static String libraries(TaskSpec.Native app) {
        return "../../projects/" + app.project().getFileName() + ":.:../..";
    }

    private List<String> line(TaskSpec.Native app) {
        var line = new ArrayList<String>();
        if (!WINDOWS) line.addAll(List.of("nice", "-n", String.valueOf(app.grant().eager() ? LOW : LOWEST)));
        if (bubblewrap) line.addAll(container(app));
        else if (LINUX && Files.isExecutable(SETPRIV)) line.addAll(List.of(SETPRIV.toString(), "--pdeathsig", "KILL", "--"));
        line.add(WINDOWS ? app.program().toString() : "../../projects/" + app.project().getFileName() + "/" + app.program().getFileName());
        line.addAll(app.arguments());
        return line;
    }

    private static List<String> container(TaskSpec.Native app) {
        var line = new ArrayList<>(List.of("bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL",
                "--clearenv", "--setenv", "PATH", "/usr/local/bin:/usr/bin:/bin", "--setenv", "LD_LIBRARY_PATH", libraries(app),
                "--setenv", "HOME", app.slot().toString(), "--proc", "/proc", "--dev", "/dev",
                "--bind", app.slot().resolve(AppTalk.TEMPORARY).toString(), "/tmp"));
        SYSTEM.forEach(path -> line.addAll(system(path)));
        if (app.grant().internet()) {
            line.add("--share-net");
            NETWORK.forEach(path -> line.addAll(List.of("--ro-bind-try", path, path)));
        }
        if (app.grant().gpu()) {
            GPU_FILES.forEach(path -> line.addAll(List.of("--ro-bind-try", path, path)));
            gpuDevices().forEach(path -> line.addAll(List.of("--dev-bind-try", path, path)));
        }
        line.addAll(OwnView.arguments(app));
        line.addAll(List.of("--bind", app.slot().toString(), app.slot().toString(), "--remount-ro", "/",
                "--chdir", app.slot().toString(), "--"));
        return line;
    }

    /** Most systems have {@code /lib} as a link into {@code /usr}, and libraries that find their files from there by {@code ..}, such as OpenCL's drivers. */
    private static List<String> system(String path) {
        try {
            var place = Path.of(path);
            if (Files.isSymbolicLink(place) && place.toRealPath().startsWith("/usr")) {
                return List.of("--symlink", Files.readSymbolicLink(place).toString(), path);
            }
        } catch (IOException e) {
            // A link to nowhere is left out below.
        }
        return List.of("--ro-bind-try", path, path);
    }

    private static List<String> gpuDevices() {
        var paths = new ArrayList<>(List.of("/dev/dri", "/dev/kfd"));
        try (var nvidia = Files.newDirectoryStream(Path.of("/dev"), "nvidia*")) {
            nvidia.forEach(path -> paths.add(path.toString()));
        } catch (IOException e) {
            // No such devices to offer.
        }
        return paths;
    }
}
