package app.hearth.cli;

import java.lang.module.ModuleDescriptor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** Hearth's command line: what it accepts; what is then done is handed in. */
@Command(name = "hearth", mixinStandardHelpOptions = true, versionProvider = HearthCommand.Version.class,
        subcommands = {HearthCommand.Status.class, HearthCommand.Rewards.class, HearthCommand.Follow.class})
public final class HearthCommand implements Callable<Integer> {
    private final Actions actions;

    @Option(names = "--headless")
    private boolean headless;

    @Option(names = "--data-dir", paramLabel = "DIR", scope = ScopeType.INHERIT, converter = Folder.class)
    private Optional<Path> dataDir = Optional.empty();

    @Option(names = "--for", paramLabel = "TIME", converter = TimeSpan.class)
    private Optional<Duration> time = Optional.empty();

    /** What the commands do; each returns the process's exit code. */
    public interface Actions {
        /** Starts Hearth, and returns when it ends. */
        int run(boolean headless, Optional<Path> dataDir, Optional<Duration> time);

        /** Says what a running Hearth does. */
        int status(Optional<Path> dataDir);

        /** Says what the book of earnings holds, for people or, as JSON, for programs. */
        int rewards(Optional<Path> dataDir, boolean json);

        /** Has a running Hearth move along with a network that has moved, named by its old address. */
        int follow(Optional<Path> dataDir, String address);
    }

    private HearthCommand(Actions actions) {
        this.actions = actions;
    }

    /** Runs what the arguments ask for. */
    public static int execute(Actions actions, String... arguments) {
        if (arguments.length == 0) return start(actions);
        var line = new CommandLine(new HearthCommand(actions));
        line.setResourceBundle(ResourceBundle.getBundle("app.hearth.cli.messages"));
        line.setExecutionExceptionHandler((e, _, _) -> {
            line.getErr().println(e.getMessage());
            return 1;
        });
        return line.execute(arguments);
    }

    /** The usual start from a menu has nothing to read, and reading nothing takes picocli a tenth of a second (decision 0006). */
    private static int start(Actions actions) {
        try {
            return actions.run(false, Optional.empty(), Optional.empty());
        } catch (RuntimeException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    @Override public Integer call() {
        return actions.run(headless, dataDir, time);
    }

    @Command(name = "status", mixinStandardHelpOptions = true, versionProvider = Version.class)
    static final class Status implements Callable<Integer> {
        @ParentCommand
        private HearthCommand parent;

        @Override public Integer call() {
            return parent.actions.status(parent.dataDir);
        }
    }

    @Command(name = "rewards", mixinStandardHelpOptions = true, versionProvider = Version.class)
    static final class Rewards implements Callable<Integer> {
        @ParentCommand
        private HearthCommand parent;

        @Option(names = "--json")
        private boolean json;

        @Override public Integer call() {
            return parent.actions.rewards(parent.dataDir, json);
        }
    }

    @Command(name = "follow", mixinStandardHelpOptions = true, versionProvider = Version.class)
    static final class Follow implements Callable<Integer> {
        @ParentCommand
        private HearthCommand parent;

        @Parameters(paramLabel = "ADDRESS", descriptionKey = "follow.address")
        private String address;

        @Override public Integer call() {
            return parent.actions.follow(parent.dataDir, address);
        }
    }

    /** The version, from the manifest where there is one. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override public String[] getVersion() {
            var version = Optional.ofNullable(HearthCommand.class.getModule().getDescriptor())
                    .flatMap(ModuleDescriptor::rawVersion).orElse("development");
            return new String[] {"Hearth " + version};
        }
    }

    /** An empty one would be the folder in which somebody happens to be. */
    static final class Folder implements ITypeConverter<Path> {
        @Override public Path convert(String text) {
            if (text.isBlank()) throw new TypeConversionException(ResourceBundle.getBundle("app.hearth.cli.messages").getString("data-dir.none"));
            return Path.of(text);
        }
    }

    /** {@code 90s}, {@code 10m}, {@code 2h}; a number alone is seconds. */
    static final class TimeSpan implements ITypeConverter<Duration> {
        private static final Pattern FORM = Pattern.compile("(\\d{1,6})([smh]?)");

        @Override public Duration convert(String text) {
            var form = FORM.matcher(text);
            if (!form.matches()) {
                throw new TypeConversionException(ResourceBundle.getBundle("app.hearth.cli.messages").getString("time.invalid"));
            }
            long number = Long.parseLong(form.group(1));
            return switch (form.group(2)) {
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofSeconds(number);
            };
        }
    }
}
