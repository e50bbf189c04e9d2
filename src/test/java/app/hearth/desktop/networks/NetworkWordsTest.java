package app.hearth.desktop.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.hearth.desktop.SampleStates;
import app.hearth.desktop.Samples;
import app.hearth.desktop.catalogue.Catalogue;
import app.hearth.desktop.catalogue.Computer;
import app.hearth.desktop.catalogue.Device;
import app.hearth.desktop.catalogue.Field;
import app.hearth.desktop.networks.Standing.Kind;
import app.hearth.engine.EngineCommand.ResumeProject;
import app.hearth.engine.EngineCommand.SetResourceShare;
import app.hearth.engine.EngineCommand.SuspendProject;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.Choices;
import app.hearth.engine.EngineSnapshot.Isolation;
import app.hearth.engine.EngineSnapshot.Project;
import app.hearth.protocol.HostXml;
import app.hearth.protocol.XmlWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class NetworkWordsTest {
    private final Samples.Engine engine = new Samples.Engine(NetworkSamples.several());

    private static Project with(Project p, Choices choices) {
        return new Project(p.url(), p.name(), p.home(), p.userCredit(), p.userAverage(), p.hostCredit(), p.hostAverage(), p.lastContact(), p.nextContact(),
                p.failures(), p.lastError(), choices, p.trust(), p.links(), p.userName(), p.teamName(), p.notices(), p.hostId());
    }

    @Property(tries = 200) void aShareGivesThePartThatWasAskedFor(@ForAll @DoubleRange(min = 0.01, max = 0.98) double part,
                                                                  @ForAll @DoubleRange(min = 10, max = 10_000) double others) {
        double share = Shares.shareFor(part, others);
        assertThat(share / (share + others)).isCloseTo(part, within(0.01));
    }

    @Test void partsAddUpAndAPausedNetworkHasNone() {
        var all = NetworkSamples.several().projects();
        assertThat(all.stream().mapToDouble(project -> Shares.fraction(project, all)).sum()).isCloseTo(1, within(1e-9));
        assertThat(Shares.fraction(NetworkSamples.rosetta(), all)).isZero();
        assertThat(Shares.shareFor(0, 100)).isZero();
        assertThat(Shares.shareFor(0.5, 0)).as("alone, any number gives all").isEqualTo(100);
        assertThat(Shares.shareFor(1, 100)).isFinite();
    }

    @Test void eachStateHasItsSentence() {
        var snapshot = NetworkSamples.several();
        var texts = Samples.english();
        assertThat(Standing.of(NetworkSamples.einstein(), snapshot, texts).sentence()).isEqualTo("3 tasks are running");
        assertThat(Standing.of(NetworkSamples.rosetta(), snapshot, texts).kind()).isEqualTo(Kind.PAUSED);
        var failing = Standing.of(NetworkSamples.failing(), snapshot, texts);
        assertThat(failing.sentence()).isEqualTo("Not reached (3 tries); next try: 15:12");
        assertThat(failing.detail()).hasValue("Reason: no connection to the server: it may be down, or something in between blocks it");
        var moved = NetworkSamples.moved();
        assertThat(Standing.of(moved.projects().get(1), moved, texts).sentence()).isEqualTo("Has moved to https://einsteinathome.example.org/");
        assertThat(Standing.of(moved.projects().get(1), moved, texts).remedy()).hasValue(Standing.Remedy.FOLLOW);
        var noMore = with(NetworkSamples.einstein(), new Choices(100, false, false, false));
        assertThat(Standing.of(noMore, snapshot, texts).sentence()).isEqualTo("Takes no new tasks; 3 are left");
        var leaves = Standing.of(with(NetworkSamples.einstein(), new Choices(100, false, false, false, true)), snapshot, texts);
        assertThat(leaves.kind()).isEqualTo(Kind.LEAVING);
        assertThat(leaves.sentence()).isEqualTo("3 tasks are finished and reported first, then it is left. It gets no new tasks.");
        assertThat(leaves.remedy()).hasValue(Standing.Remedy.STAY);
        var idle = with(NetworkSamples.rosetta(), Choices.USUAL);
        assertThat(Standing.of(idle, snapshot, texts).sentence()).isEqualTo("No task for this computer; next contact: 14:50");
        var fresh = new Project("https://a.example.org/", "A", false, 0, 0, 0, 0, Optional.empty(), Optional.empty(), 0, Optional.empty());
        assertThat(Standing.of(fresh, snapshot, texts).kind()).isEqualTo(Kind.FIRST);
        assertThat(Standing.of(NetworkSamples.fresh("https://a.example.org/", "A"), snapshot, Samples.german()).kind()).isEqualTo(Kind.WAITING);
    }

    @Test void everyElementSentAboutThisComputerIsOnTheSheet() {
        var full = NetworkSamples.host().toBuilder().domainName("ada").ipAddr("10.0.0.1").virtualboxVersion("7.1").build();
        var out = new XmlWriter();
        HostXml.write(out, full, 1);
        Set<String> sent = Pattern.compile("<(\\w+)>").matcher(new String(out.bytes(), StandardCharsets.UTF_8)).results()
                .map(match -> match.group(1)).collect(Collectors.toSet());
        sent.remove("host_info");
        assertThat(Leaves.LINES.keySet()).containsAll(sent);
        var sheet = Leaves.of(full, List.of("NVIDIA T4"), Samples.english()).toString();
        assertThat(sheet).contains("ada").contains("10.0.0.1").contains("7.1").contains("i7-6700").contains("trixie").contains("NVIDIA T4");
        assertThat(Leaves.of(NetworkSamples.host(), List.of(), Samples.english()).toString()).doesNotContain("ada").contains("Not sent");
    }

    @Test void theTrustSheetNamesEachProgramByWhatHoldsIt() {
        var rows = TrustRow.of(NetworkSamples.einstein(), NetworkSamples.several(), Samples.english());
        assertThat(rows).filteredOn(row -> row.icon().equals("fth-shield")).extracting(TrustRow::good).containsExactly(true, false);
        assertThat(rows.getFirst().words()).contains("3f8a 1c77 20b9 4e5d");
        assertThat(rows).anyMatch(row -> row.words().startsWith("Gamma-ray pulsars: "));
        assertThat(TrustRow.of(NetworkSamples.failing(), NetworkSamples.several(), Samples.english())).anyMatch(row -> row.icon().equals("fth-unlock") && !row.good());
        assertThat(TrustRow.of(NetworkSamples.rosetta(), NetworkSamples.several(), Samples.english())).extracting(TrustRow::title).contains("No program of it ran here yet");
        assertThat(TrustRow.hasFree(NetworkSamples.einstein(), NetworkSamples.several())).isTrue();
    }

    @Test void onlyWebPagesAreOpened() {
        assertThat(Browser.safe("https://example.org/home.php")).isPresent();
        assertThat(List.of("file:///etc/passwd", "javascript:alert(1)", "https:///x", "https://good.org@evil.org/", "not a page", "")).noneMatch(each -> Browser.safe(each).isPresent());
    }

    @Test void aChangeIsSentAndTakenBack() {
        var model = new NetworksViewModel(engine, Catalogue.bundled(), Samples.english());
        model.show(NetworkSamples.several());
        model.pause(NetworkSamples.einstein(), true);
        model.undo();
        model.undo();
        model.share(NetworkSamples.einstein(), 0.5);
        assertThat(engine.sent).containsExactly(new SuspendProject(NetworkSamples.EINSTEIN), new ResumeProject(NetworkSamples.EINSTEIN),
                new SetResourceShare(NetworkSamples.EINSTEIN, 125));
    }

    @Test void whoIsToBeLeftWhenDoneMayStay() {
        var model = new NetworksViewModel(engine, Catalogue.bundled(), Samples.english());
        model.show(NetworkSamples.several());
        model.leaveWhenDone(NetworkSamples.einstein());
        model.undo();
        assertThat(engine.sent).containsExactly(new app.hearth.engine.EngineCommand.LeaveWhenDone(NetworkSamples.EINSTEIN, true),
                new app.hearth.engine.EngineCommand.LeaveWhenDone(NetworkSamples.EINSTEIN, false));
    }

    @Test void theHomeNetworkCannotBeLeft() {
        var model = new NetworksViewModel(engine, Catalogue.bundled(), Samples.english());
        model.leave(engine.snapshot().projects().getFirst());
        assertThat(engine.sent).isEmpty();
    }

    @Test void theCatalogueIsFoundByWordsFieldAndComputerWithoutWhatIsThereAlready() {
        var model = new NetworksViewModel(engine, Catalogue.bundled(), Samples.german());
        model.show(new Computer(Set.of("x86_64-pc-linux-gnu"), Set.of(Device.NVIDIA)));
        model.show(NetworkSamples.several());
        assertThat(model.listed().get()).extracting(each -> each.entry().name()).doesNotContain("Einstein@home", "Rosetta@home");
        assertThat(model.listed().get().getFirst().offer().devices()).as("best fit first").hasSize(2);
        model.filter(Optional.of(Field.CLIMATE));
        assertThat(model.listed().get()).extracting(each -> each.entry().name()).containsExactly("Climateprediction.net");
        model.filter(Optional.empty());
        model.search("PRIMZAHLEN");
        assertThat(model.listed().get()).extracting(each -> each.entry().name()).contains("PrimeGrid");
        model.search("rakesearch");
        assertThat(model.listed().get()).hasSize(1);
        model.fittingOnly(true);
        assertThat(model.listed().get()).as("it has programs for Windows only").isEmpty();
    }

    @Test void aFourthForeignNetworkSharesTheOthersColour() {
        EngineSnapshot s = SampleStates.sharing();
        for (String each : List.of("a", "b", "c", "d", "e")) s = NetworkSamples.withProject(s, NetworkSamples.fresh("https://" + each + ".example.org/", each));
        EngineSnapshot six = s;
        assertThat(six.projects().stream().map(project -> NetworkView.of(project, six, Catalogue.bundled(), Samples.english()).colour()))
                .containsExactly(1, 2, 3, 4, 5, 5);
        assertThat(Isolation.values()).as("a new isolation needs words").allSatisfy(each -> assertThat(Samples.german().has("work.isolation." + each)).isTrue());
    }
}
