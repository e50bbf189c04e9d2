package app.hearth.homenet;

import static app.hearth.homenet.Contributor.failure;
import static app.hearth.homenet.Contributor.file;
import static app.hearth.homenet.Contributor.get;
import static app.hearth.homenet.Contributor.output;
import static app.hearth.homenet.Contributor.success;
import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.protocol.FileInfo;
import app.hearth.protocol.Hashes;
import app.hearth.protocol.Result;
import app.hearth.protocol.SchedulerReply;
import app.hearth.protocol.Signatures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The way of a task through the network, over HTTP. */
final class HomeNetworkTest extends WithNetwork {
    private SchedulerReply reportNumber(Result result, byte[] content, SchedulerReply sent) throws IOException {
        assertThat(contributor.upload(output(sent, result), content).status()).hasValue(0);
        clock.pass(Duration.ofSeconds(20));
        return contributor.ask(it -> it.dontSendWork(true), success(result.name()));
    }

    @Test void aTaskIsSentDoneReportedAndCreditedOnce() throws IOException {
        SchedulerReply sent = contributor.ask();
        assertThat(sent.hostid()).hasValue(1);
        assertThat(sent.results()).hasSize(1);
        Result task = sent.results().getFirst();
        assertThat(task.name()).isEqualTo("doubling_0_0");
        assertThat(sent.workunits()).singleElement().satisfies(workunit -> assertThat(workunit.title()).isEqualTo("Twice 0"));

        FileInfo module = file(sent, sent.appVersions().getFirst().files().getFirst().fileName());
        byte[] content = get(module.downloadUrls().getFirst()).body();
        assertThat(content).isEqualTo(doubling.module()).hasSize((int) module.nbytes().orElseThrow());
        var key = Signatures.PublicKey.parse(sent.codeSignKey().orElseThrow());
        assertThat(Signatures.verify(key, content, module.fileSignature().orElseThrow())).isTrue();
        FileInfo input = file(sent, sent.workunits().getFirst().files().getFirst().fileName());
        assertThat(get(input.downloadUrls().getFirst()).text()).isEqualTo("0");

        SchedulerReply reported = reportNumber(task, Doubling.answer(0), sent);
        assertThat(reported.acks()).containsExactly(task.name());
        assertThat(reported.userTotalCredit()).isZero();
        assertThat(reported.hostid()).isEmpty();
        assertThat(reported.codeSignKey()).isEmpty();
        network.step();

        SchedulerReply later = contributor.ask();
        assertThat(later.userTotalCredit()).isEqualTo(1.0);
        assertThat(later.hostTotalCredit()).isEqualTo(1.0);
        assertThat(later.userExpavgCredit()).isGreaterThan(0);
    }

    @Test void aResultReportedAgainIsAcknowledgedAndNotCreditedAgain() throws IOException {
        SchedulerReply sent = contributor.ask();
        Result task = sent.results().getFirst();
        reportNumber(task, Doubling.answer(0), sent);
        network.step();
        assertThat(contributor.ask(it -> it.dontSendWork(true), success(task.name()), success(task.name())).acks())
                .containsExactly(task.name());
        network.step();
        assertThat(contributor.ask().userTotalCredit()).isEqualTo(1.0);
    }

    @Test void aWrongAnswerEarnsNothingAndTheTaskIsSentAgain() throws IOException {
        SchedulerReply sent = contributor.ask();
        Result task = sent.results().getFirst();
        reportNumber(task, "7".getBytes(StandardCharsets.UTF_8), sent);
        network.step();
        SchedulerReply again = contributor.ask(it -> it.cpu(new app.hearth.protocol.WorkRequest(1e6, 0, 0)));
        assertThat(again.userTotalCredit()).isZero();
        assertThat(again.results()).extracting(Result::name).contains("doubling_0_1");
        assertThat(get(network.masterUrl() + "api/earnings?auth=" + contributor.key).text())
                .contains("twice 0 is not 7").contains("\"granted\":false");
    }

    @Test void anAnswerWithoutItsFileIsRefused() throws IOException {
        Result task = contributor.ask().results().getFirst();
        contributor.ask(it -> it.dontSendWork(true), success(task.name()));
        network.step();
        assertThat(get(network.masterUrl() + "api/earnings?auth=" + contributor.key).text())
                .contains("out.txt did not arrive").contains("\"total\":0.0");
    }

    @Test void aCheckThatCannotBeMadeNowIsMadeLater() throws IOException {
        doubling.judgeUnavailable = true;
        SchedulerReply sent = contributor.ask();
        Result task = sent.results().getFirst();
        SchedulerReply waiting = reportNumber(task, Doubling.answer(0), sent);
        assertThat(waiting.nextRpcDelay()).hasValue(2);
        network.step();
        assertThat(get(network.masterUrl() + "api/earnings?auth=" + contributor.key).text()).contains("\"pending_credit\":1.0");
        doubling.judgeUnavailable = false;
        network.step();
        assertThat(contributor.ask(it -> it.dontSendWork(true)).userTotalCredit()).isZero();
        clock.pass(Duration.ofSeconds(11));
        network.step();
        assertThat(contributor.ask(it -> it.dontSendWork(true)).userTotalCredit()).isEqualTo(1.0);
    }

    @Test void aLowerRequestNumberMakesANewHost() throws IOException {
        contributor.ask();
        contributor.ask();
        contributor.ask();
        assertThat(contributor.host).isEqualTo(1);
        contributor.seqno = 0;
        SchedulerReply reply = contributor.ask();
        assertThat(reply.hostid()).hasValue(2);
        assertThat(contributor.ask().hostid()).isEmpty();
    }

    @Test void lostWorkIsSentAgain() throws IOException {
        Result lost = contributor.ask().results().getFirst();
        contributor.held.clear();
        SchedulerReply reply = contributor.ask(it -> it.cpu(app.hearth.protocol.WorkRequest.NONE));
        assertThat(reply.results()).extracting(Result::name).containsExactly(lost.name());
        assertThat(reply.fileInfos()).hasSize(3);
        assertThat(contributor.ask(it -> it.cpu(app.hearth.protocol.WorkRequest.NONE)).results()).isEmpty();
    }

    @Test void workThatNobodyKnowsIsAborted() throws IOException {
        contributor.ask();
        var reply = contributor.ask(it -> it.otherResults(List.of(
                new app.hearth.protocol.OtherResult("doubling_77_0", 0, java.util.Optional.empty()))));
        assertThat(reply.aborts()).containsExactly("doubling_77_0");
    }

    @Test void anOverdueTaskIsSentAgainAndStillCreditedWhenItComesLate() throws IOException {
        SchedulerReply sent = contributor.ask();
        Result late = sent.results().getFirst();
        clock.pass(Sender.TIME_TO_REPORT.plusSeconds(1));
        network.step();
        var other = new Contributor(network);
        SchedulerReply again = other.ask(it -> it.cpu(new app.hearth.protocol.WorkRequest(1e6, 0, 0)));
        assertThat(again.results()).extracting(Result::name).contains("doubling_0_1");
        assertThat(contributor.ask(it -> it.dontSendWork(true)).abortsIfNotStarted()).containsExactly(late.name());
        reportNumber(late, Doubling.answer(0), sent);
        network.step();
        assertThat(contributor.ask(it -> it.dontSendWork(true)).hostTotalCredit()).isEqualTo(1.0);
    }

    @Test void aFailedTaskIsSentAgainUntilItIsGivenUp() throws IOException {
        Set<String> names = new java.util.TreeSet<>();
        for (int i = 0; i < 60; i++) {
            for (Result task : contributor.ask().results()) {
                names.add(task.name());
                contributor.ask(it -> it.dontSendWork(true), failure(task.name(), 195));
            }
            clock.pass(Duration.ofDays(1)); // a host that only fails gets a few tasks a day
        }
        assertThat(names).contains("doubling_0_0", "doubling_0_7").doesNotContain("doubling_0_8");
    }

    @Test void afterARestartNothingIsLostAndNothingCreditedTwice() throws IOException {
        SchedulerReply sent = contributor.ask();
        Result task = sent.results().getFirst();
        String key = sent.codeSignKey().orElseThrow();
        String master = network.masterUrl();
        contributor.upload(output(sent, task), Doubling.answer(0));
        reopen();
        assertThat(network.masterUrl()).isEqualTo(master);
        assertThat(network.account().authenticator()).isEqualTo(contributor.key);
        clock.pass(Duration.ofSeconds(20));
        contributor.ask(it -> it.dontSendWork(true), success(task.name()));
        reopen();
        network.step();
        reopen();
        network.step();
        contributor.codeSignKey = java.util.Optional.empty();
        SchedulerReply after = contributor.ask(success(task.name()));
        assertThat(after.hostid()).isEmpty();
        assertThat(after.codeSignKey()).hasValue(key);
        assertThat(after.userTotalCredit()).isEqualTo(1.0);
        assertThat(after.results().getFirst().name()).isEqualTo("doubling_1_0");
    }

    @Test void aModuleThatChangedUnderItsNumberGetsANewNumber() throws IOException {
        assertThat(contributor.ask().appVersions().getFirst().versionNum()).isEqualTo(100);
        doubling.module = "\0asm rebuilt".getBytes(StandardCharsets.ISO_8859_1);
        reopen();
        SchedulerReply reply = contributor.ask();
        assertThat(reply.appVersions().getFirst().versionNum()).isEqualTo(101);
        String name = reply.appVersions().getFirst().files().getFirst().fileName();
        assertThat(file(reply, name).md5()).hasValue(Hashes.md5(doubling.module));
    }

    @Test void aHostHoldsNoMoreThanItsShare() throws IOException {
        contributor.wanted = 1e9;
        SchedulerReply full = contributor.ask();
        assertThat(full.results()).hasSize(6);
        SchedulerReply more = contributor.ask();
        assertThat(more.results()).isEmpty();
        assertThat(more.messages()).anyMatch(it -> it.text().contains("as many as it may"));
    }

    @Test void aClientWithoutThePlatformIsToldInWords() throws IOException {
        contributor.platform = "i686-pc-linux-gnu";
        SchedulerReply reply = contributor.ask();
        assertThat(reply.results()).isEmpty();
        assertThat(reply.messages()).anyMatch(it -> it.priority().equals("notice") && it.text().contains("wasm32-wasip1"));
        assertThat(reply.requestDelay()).isEqualTo(86_400);
    }
}
