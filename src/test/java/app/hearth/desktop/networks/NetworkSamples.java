package app.hearth.desktop.networks;

import static app.hearth.desktop.Samples.NOW;

import app.hearth.desktop.SampleStates;
import app.hearth.engine.Accounts;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.Choices;
import app.hearth.engine.EngineSnapshot.Devices;
import app.hearth.engine.EngineSnapshot.Isolation;
import app.hearth.engine.EngineSnapshot.Link;
import app.hearth.engine.EngineSnapshot.Project;
import app.hearth.engine.EngineSnapshot.State;
import app.hearth.engine.EngineSnapshot.Task;
import app.hearth.engine.EngineSnapshot.Transfer;
import app.hearth.engine.EngineSnapshot.Trust;
import app.hearth.engine.NetworkDetails;
import app.hearth.engine.Trouble;
import app.hearth.protocol.AccountOut;
import app.hearth.protocol.HostInfo;
import app.hearth.protocol.ProjectConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** States of the Networks screen. */
public final class NetworkSamples {
    public static final String EINSTEIN = "https://einstein.phys.uwm.edu/";
    public static final String ROSETTA = "https://boinc.bakerlab.org/rosetta/";
    public static final String KEY = "3f8a1c7720b94e5dd1e66a0f9b2c48573f8a1c7720b94e5dd1e66a0f9b2c4857";

    private NetworkSamples() {}

    /** Four networks: the home one, one at work on processor and card, one paused, one that cannot be reached over an open line. */
    public static EngineSnapshot several() {
        var from = SampleStates.sharing();
        var tasks = new ArrayList<>(from.tasks());
        tasks.add(nativeTask(EINSTEIN, "Einstein@Home", "h1_1450_O4a_0", "Gravitational waves", Isolation.NATIVE_BUBBLEWRAP, new Devices(0.9, Optional.of("NVIDIA GeForce RTX 4070"), 0.5), false));
        tasks.add(nativeTask(EINSTEIN, "Einstein@Home", "p2030_20190_1", "Gamma-ray pulsars", Isolation.NATIVE, new Devices(1, Optional.empty(), 0), true));
        tasks.add(nativeTask(EINSTEIN, "Einstein@Home", "p2030_20191_0", "Gamma-ray pulsars", Isolation.NATIVE, new Devices(4, Optional.empty(), 0), false));
        var transfers = new ArrayList<>(from.transfers());
        transfers.add(new Transfer(EINSTEIN, "Einstein@Home", "h1_1450.25_O4aC01Cl1In0__O4ASBu_1451.00Hz.dat", false, 14_200_000, 41_000_000, 0, Optional.empty(), Optional.empty(), true));
        return with(from, List.of(from.projects().getFirst(), einstein(), rosetta(), failing()), tasks, transfers);
    }

    /** Einstein@Home finishes its tasks and is left then. */
    public static EngineSnapshot leaving() {
        var from = several();
        var p = einstein();
        var leaves = new Project(p.url(), p.name(), p.home(), p.userCredit(), p.userAverage(), p.hostCredit(), p.hostAverage(), p.lastContact(), p.nextContact(),
                p.failures(), p.lastError(), new Choices(100, false, false, false, true), p.trust(), p.links(), p.userName(), p.teamName(), p.notices(), p.hostId());
        return with(from, List.of(from.projects().getFirst(), leaves, rosetta(), failing()), from.tasks(), from.transfers());
    }

    /** The home network and one that was just added. */
    public static EngineSnapshot withProject(EngineSnapshot from, Project added) {
        var all = new ArrayList<>(from.projects());
        all.add(added);
        return with(from, all, from.tasks(), from.transfers());
    }

    static EngineSnapshot with(EngineSnapshot s, List<Project> projects, List<Task> tasks, List<Transfer> transfers) {
        return new EngineSnapshot(s.at(), s.started(), s.decision(), s.runMode(), s.runModeUntil(), s.lastingMode(), s.sharing(), s.totalCores(),
                projects, tasks, transfers, s.journal(), s.problem());
    }

    static Task nativeTask(String url, String network, String name, String app, Isolation isolation, Devices devices, boolean risk) {
        return new Task(url, network, name, name.substring(0, name.length() - 2), app, app, "", 114, State.RUNNING, 0.42, Duration.ofMinutes(190),
                Duration.ofMinutes(184), Optional.of(Duration.ofMinutes(260)), NOW.minusSeconds(90_000), NOW.plus(Duration.ofDays(risk ? 1 : 9)),
                Optional.of(NOW.minusSeconds(70)), 612L << 20, isolation, Optional.of(4712L), 0, Optional.empty(), 1000, devices, risk);
    }

    static Project einstein() {
        return new Project(EINSTEIN, "Einstein@Home", false, 214_830, 1417, 31_185, 520, Optional.of(NOW.minusSeconds(900)), Optional.of(NOW.minusSeconds(300)),
                0, Optional.empty(), new Choices(100, false, true, false), new Trust(Optional.of(KEY), true),
                List.of(new Link("Your account", "Credit, computers and settings", EINSTEIN + "home.php"),
                        new Link("Message boards", "Help from other contributors", EINSTEIN + "forum_index.php"),
                        new Link("Not a page", "", "file:///etc/passwd")),
                Optional.of("Ada"), Optional.of("Analytical engines"), List.of(), 4711);
    }

    /** Four networks, one of which says that it has moved. */
    static EngineSnapshot moved() {
        return einstein(new NetworkDetails(NetworkDetails.NONE.account(), NetworkDetails.NONE.contact(), 1, 0, NetworkDetails.NONE.finished(), List.of(),
                Optional.of("https://einsteinathome.example.org/")), several().managers());
    }

    /** Four networks, one of which an account manager has brought. */
    static EngineSnapshot managed() {
        var managers = several().managers();
        return einstein(new NetworkDetails(new NetworkDetails.Account(0, 0, "", "", "", true), NetworkDetails.NONE.contact(), 1, 0, NetworkDetails.NONE.finished(), List.of(), Optional.empty()),
                new EngineSnapshot.Managers(managers.cards(), managers.network(), managers.traffic(), managers.buffer(), new EngineSnapshot.Manager("https://bam.example.org/", "Example Manager", 0, Optional.empty(), 0,
                        Optional.of(NOW.minusSeconds(7000)), Optional.of(NOW.plusSeconds(80_000)))));
    }

    /** The same with an account manager. */
    static EngineSnapshot withManager(EngineSnapshot s, EngineSnapshot.Manager manager) {
        var m = s.managers();
        return new EngineSnapshot(s.at(), s.started(), s.decision(), s.runMode(), s.runModeUntil(), s.lastingMode(), s.sharing(), s.totalCores(), s.projects(), s.tasks(),
                s.transfers(), s.journal(), s.problem(), new EngineSnapshot.Managers(m.cards(), m.network(), m.traffic(), m.buffer(), manager));
    }

    private static EngineSnapshot einstein(NetworkDetails details, EngineSnapshot.Managers managers) {
        var from = several();
        var before = einstein();
        var now = new Project(before.url(), before.name(), false, before.userCredit(), before.userAverage(), before.hostCredit(), before.hostAverage(), before.lastContact(),
                before.nextContact(), 0, Optional.empty(), before.choices(), before.trust(), before.links(), before.userName(), before.teamName(), List.of(), before.hostId(), details);
        var projects = from.projects().stream().map(project -> project.url().equals(EINSTEIN) ? now : project).toList();
        return new EngineSnapshot(from.at(), from.started(), from.decision(), from.runMode(), from.runModeUntil(), from.lastingMode(), from.sharing(), from.totalCores(),
                projects, from.tasks(), from.transfers(), from.journal(), from.problem(), managers);
    }

    static Project rosetta() {
        return new Project(ROSETTA, "Rosetta@home", false, 10_176, 88, 10_176, 88, Optional.of(NOW.minusSeconds(7200)), Optional.of(NOW.plusSeconds(1080)),
                0, Optional.empty(), new Choices(50, true, true, false), new Trust(Optional.of(KEY), true), List.of(), Optional.of("Ada"), Optional.empty(),
                List.of("No tasks are available for the applications you have selected."), 4712);
    }

    static Project failing() {
        return new Project("http://lab.example.org/boinc/", "Lab with a long name for a small network", false, 265_440, 0, 265_440, 0, Optional.of(NOW.minusSeconds(90_000)),
                Optional.of(NOW.plusSeconds(2400)), 3, Optional.of(new Trouble("noConnection", List.of())), new Choices(25, false, true, true),
                new Trust(Optional.of(KEY), false), List.of(), Optional.empty(), Optional.empty(), List.of(), 4713);
    }

    /** Attached a moment ago, its first contact answered. */
    static Project fresh(String url, String name) {
        return new Project(url, name, false, 0, 0, 0, 0, Optional.of(NOW), Optional.of(NOW.plusSeconds(60)), 0, Optional.empty());
    }

    public static HostInfo host() {
        return HostInfo.builder().timezone(3600).domainName("").hostCpid("0".repeat(32)).ncpus(8).vendor("GenuineIntel").model("Intel(R) Core(TM) i7-6700 CPU @ 3.40GHz")
                .features("fpu sse2 avx2").fpops(4.6e9).iops(1.9e10).memoryBytes(32.0 * (1L << 30)).cacheBytes(8 << 20).swapBytes(2.0 * (1L << 30))
                .diskTotal(512.0 * (1L << 30)).diskFree(201.0 * (1L << 30)).osName("Linux Debian").osVersion("Debian GNU/Linux 13 (trixie)").build();
    }

    /** A network that says this of itself and of an account. */
    public static Accounts accounts(ProjectConfig config, AccountOut answer) {
        return new Accounts() {
            @Override public ProjectConfig config(String address) throws AccountProblem {
                if (address.contains("nobody")) throw new AccountProblem(AccountProblem.Kind.UNREACHABLE, new Trouble("noConnection", List.of()));
                return config;
            }

            @Override public AccountOut lookUp(ProjectConfig config, String email, String passwordHash) {
                return answer;
            }

            @Override public AccountOut create(ProjectConfig config, String email, String passwordHash, String userName, boolean agreesToTerms) {
                return answer;
            }

            @Override public AccountOut lookUpInDirectory(ProjectConfig config, String userName, String password) {
                return answer;
            }
        };
    }

    /** What a science network says of itself. */
    public static ProjectConfig config() {
        return ProjectConfig.builder().name("Einstein@Home").masterUrl(EINSTEIN).minPasswdLength(8)
                .termsOfUse("By joining you agree that your computer runs the network’s programs and sends their results. Your name and credit are shown to others.")
                .platforms(List.of(new ProjectConfig.Platform("x86_64-pc-linux-gnu", "", ""), new ProjectConfig.Platform("x86_64-pc-linux-gnu", "", "BRP7-cuda102"),
                        new ProjectConfig.Platform("windows_x86_64", "", ""))).build();
    }
}
