package app.hearth.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs Jazzer on one target after the other, each in a process of its own; fails when one found something. */
public final class FuzzAll {
    private FuzzAll() {}

    public static void main(String[] none) throws Exception {
        String only = System.getProperty("fuzz.only", "");
        var broken = new ArrayList<Target>();
        for (var target : Target.values()) {
            if ((only.isEmpty() || target.name().equals(only)) && run(target) != 0) broken.add(target);
        }
        if (broken.isEmpty()) return;
        System.err.println("Found something in " + broken + ": see the inputs in " + folder());
        System.exit(1);
    }

    private static Path folder() {
        return Path.of(System.getProperty("fuzz.folder"));
    }

    private static int run(Target target) throws IOException, InterruptedException, java.net.URISyntaxException {
        System.out.println("== " + target + " for " + System.getProperty("fuzz.seconds") + " s");
        var corpus = Files.createDirectories(folder().resolve(target.folder()));
        var found = Files.createDirectories(folder().resolve("found"));
        var seeds = Path.of(Target.class.getResource("/stock/" + target.folder()).toURI());
        return new ProcessBuilder(List.of(ProcessHandle.current().info().command().orElse("java"), "-XX:+UseSerialGC", "-Xmx700m",
                "--enable-native-access=ALL-UNNAMED", "-XX:+EnableDynamicAgentLoading", "-Dfuzz.target=" + target,
                "-cp", System.getProperty("java.class.path"), "com.code_intelligence.jazzer.Jazzer", "--target_class=" + Fuzz.class.getName(),
                "--instrumentation_includes=app.hearth.protocol.**", "--reproducer_path=" + found,
                "-artifact_prefix=" + found + "/" + target.folder() + "-", "-max_len=20000", "-timeout=10", "-verbosity=0", "-print_final_stats=1",
                "-max_total_time=" + System.getProperty("fuzz.seconds"), corpus.toString(), seeds.toString())).inheritIO().start().waitFor();
    }
}
