package app.hearth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.protocol.App;
import app.hearth.protocol.AppVersion;
import app.hearth.protocol.FileInfo;
import app.hearth.protocol.FileRef;
import app.hearth.protocol.ProtocolException;
import app.hearth.protocol.Result;
import app.hearth.protocol.SchedulerReplies;
import app.hearth.protocol.SchedulerReply;
import app.hearth.protocol.SchedulerRequests;
import app.hearth.protocol.Workunit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every number of a reply as absurd as it can be: the engine goes on, and nothing absurd reaches its screens or another network. */
class ExtremeNumbersTest {
    private static final String URL = "https://network.example/";
    private static final String OTHER = "https://other.example/";
    private static final Pattern NUMBER = Pattern.compile("<([a-z_]+)>([0-9.]+)</\\1>");
    private static final List<String> ABSURD = List.of("NaN", "1e300", "-1.7e308", "9223372036854775807", "-9223372036854775808");

    private final RecordedWorld world = new RecordedWorld();
    private EngineCore core;

    private void attach(String url) {
        core.handle(new EngineEvent.Attach(url, "Network", "key", false));
        core.handle(new EngineEvent.MasterFetched(url, RecordedWorld.talk(core, url), List.of(url + "cgi")));
    }

    private void pass(int seconds) {
        world.pass(Duration.ofSeconds(seconds));
        core.handle(new EngineEvent.Tick());
    }

    private static String reply(String task) {
        var version = AppVersion.builder().appName("app").versionNum(7).platform(Requests.PLATFORM).flops(3e9).files(List.of(FileRef.main("p.wasm"))).build();
        var workunit = Workunit.builder().name(task).appName("app").fpopsEstimate(1e12).fpopsBound(1e15).memoryBound(2e8).diskBound(3e8)
                .files(List.of(FileRef.of("in", "in"))).build();
        var result = new Result(task + "_0", task, 4e9, Optional.of(Requests.PLATFORM), 7, "", List.of(FileRef.of(task + "_out", "out")), false);
        return new String(SchedulerReplies.write(SchedulerReply.builder().schedulerVersion(707).projectName("Network").requestDelay(11).nextRpcDelay(12)
                .userid(13).hostid(14).teamid(15).userName("a").userTotalCredit(16).userExpavgCredit(17).userCreateTime(18).hostTotalCredit(19).hostExpavgCredit(20)
                .hostCreateTime(21).cpidTime(22).sendJobLog(23).sendTimeStatsLog(24).desiredDiskUsage(25)
                .projectPreferences("<resource_share>26</resource_share>\n<project_specific><x>27</x></project_specific>")
                .globalPreferences("<mod_time>28</mod_time><work_buf_min_days>0.29</work_buf_min_days><work_buf_additional_days>0.3</work_buf_additional_days>")
                .apps(List.of(App.of("app", "Application"))).appVersions(List.of(version)).workunits(List.of(workunit)).results(List.of(result))
                .fileInfos(List.of(FileInfo.program("p.wasm", URL + "p.wasm", "0".repeat(32), 10, "signed"), FileInfo.input("in", URL + "in", "0".repeat(32), 31),
                        FileInfo.output(task + "_out", URL + "up", 1000, "certificate"))).build()), StandardCharsets.UTF_8)
                .replace("<app_version>", "<app_version>\n<avg_ncpus>1</avg_ncpus>\n<gpu_ram>32</gpu_ram>\n")
                .replace("<file_info>", "<file_info>\n<sticky_lifetime>33</sticky_lifetime>\n<gzipped_nbytes>34</gzipped_nbytes>\n");
    }

    private void take(String xml) {
        SchedulerReply reply;
        try {
            reply = SchedulerReplies.parse(xml.getBytes(StandardCharsets.UTF_8), 1 << 20);
        } catch (ProtocolException refused) {
            return;
        }
        core.handle(new EngineEvent.Replied(URL, RecordedWorld.talk(core, URL), List.of(), reply));
    }

    @Test void noNumberOfAReplyIsAbsurdEnoughToDisturbTheEngine() throws Exception {
        core = world.boot(new MemoryStore());
        attach(OTHER);
        var fields = NUMBER.matcher(reply("x")).results().map(found -> found.group(1)).distinct().toList();
        assertThat(fields).contains("request_delay", "rsc_fpops_est", "rsc_disk_bound", "report_deadline", "host_total_credit", "resource_share", "nbytes", "avg_ncpus", "flops",
                "work_buf_min_days", "max_nbytes", "sticky_lifetime").hasSizeGreaterThan(25);
        int number = 0;
        int ran = 0;
        int told = 0;
        for (var field : fields) {
            for (var absurd : ABSURD) {
                String what = field + " " + absurd;
                attach(URL);
                String task = "w" + number++;
                take(reply(task).replaceAll("<" + field + ">[0-9.]+</" + field + ">", "<" + field + ">" + absurd + "</" + field + ">"));
                for (var file : List.copyOf(core.state.files.values())) {
                    if (file.active) core.handle(RecordedWorld.fetched(core, file.key()));
                }
                String key = FileState.key(URL, task + "_0");
                var known = core.state.tasks.get(key);
                if (known != null && known.inMemory) {
                    ran++;
                    core.handle(new EngineEvent.Started(key, known.run, 1, 1));
                    core.handle(new EngineEvent.Used(key, known.run, 1_000_000_000, 1 << 20));
                    core.handle(new EngineEvent.Moved(key, known.run, 0.5));
                }
                pass(10);
                // The state is kept as JSON here, which has no way to write what is not finite (MemoryStore).
                assertThat(core.snapshot().toString()).as(what).doesNotContain("NaN", "Infinity");
                world.requests.clear();
                List.of(URL, OTHER).forEach(url -> core.handle(new EngineEvent.Asked(new EngineCommand.UpdateProject(url))));
                pass(5);
                for (var request : world.requests) {
                    told++;
                    assertThat(new String(SchedulerRequests.write(request), StandardCharsets.ISO_8859_1)).as(what).doesNotContainIgnoringCase("nan<", "infinity", ">inf");
                }
                core.handle(new EngineEvent.Asked(new EngineCommand.DetachProject(URL)));
                pass(5);
            }
        }
        assertThat(core.state.projects).containsOnlyKeys(OTHER);
        assertThat(ran).as("tasks that ran, of %s", number).isGreaterThan(number * 9 / 10);
        assertThat(told).isGreaterThanOrEqualTo(number);
    }
}
