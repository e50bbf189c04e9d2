package app.hearth.engine.gpu;

import app.hearth.protocol.OpenClCpu;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds this computer's graphics cards. */
public final class GpuProbe {
    private static final Logger LOG = LoggerFactory.getLogger(GpuProbe.class);
    /** A card that sleeps needs a second to wake; a driver that hangs must not hold its process for ever. */
    private static final long PATIENCE_SECONDS = 30;

    private GpuProbe() {}

    /**
     * What there is.
     *
     * @param cards      by their makers
     * @param processors this computer's processor as drivers of OpenCL offer it
     */
    public record Found(List<GpuKind> cards, List<OpenClCpu> processors) {
        /** Nothing, as far as is known. */
        public static final Found NOTHING = new Found(List.of(), List.of());
    }

    /** Nothing where drivers are missing. Blocks for some tenths of a second. */
    public static Found find() {
        return drivers() ? sorted(seen(OpenCl.GPU)) : Found.NOTHING;
    }

    static Found sorted(List<Device> devices) {
        return new Found(GpuKinds.of(devices), GpuKinds.processors(devices));
    }

    /** Whether a driver may be there. On Linux the linker's list of libraries tells, so that most computers without a card start no process. */
    private static boolean drivers() {
        if (!System.getProperty("os.name").startsWith("Linux") || System.getenv("LD_LIBRARY_PATH") != null) return true;
        try {
            String known = Files.readString(Path.of("/etc/ld.so.cache"), StandardCharsets.ISO_8859_1);
            return known.contains("libOpenCL.so.1") || known.contains("libcuda.so.1");
        } catch (IOException e) {
            return true; // another linker, such as musl's
        }
    }

    static List<Device> devices(long openClTypes) {
        return seen(openClTypes).stream().filter(device -> device.library() != Device.Library.PROCESSOR).toList();
    }

    private static List<Device> seen(long openClTypes) {
        try {
            var java = Path.of(System.getProperty("java.home"), "bin", System.getProperty("os.name").startsWith("Windows") ? "java.exe" : "java");
            var own = Path.of(GpuProbeMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            var line = new ArrayList<String>();
            if (!System.getProperty("os.name").startsWith("Windows")) line.addAll(List.of("nice", "-n", "19")); // the window opens meanwhile
            line.addAll(List.of(java.toString(), "-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-CreateCoredumpOnCrash",
                    "-XX:ErrorFile=/dev/null", "--enable-native-access=ALL-UNNAMED", "-cp", own.toString(), GpuProbeMain.class.getName(),
                    String.valueOf(openClTypes)));
            var process = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
            process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).exceptionally(_ -> process.destroyForcibly());
            var lines = new ArrayList<String>();
            try (var reader = process.inputReader()) {
                reader.lines().forEach(lines::add);
            }
            return Device.parse(lines);
        } catch (IOException | java.io.UncheckedIOException | URISyntaxException e) {
            LOG.warn("Graphics cards cannot be looked for", e);
            return List.of();
        }
    }
}
