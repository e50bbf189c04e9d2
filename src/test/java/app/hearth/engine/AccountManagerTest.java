package app.hearth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.engine.EngineCommand.AskManager;
import app.hearth.engine.EngineCommand.JoinManager;
import app.hearth.engine.EngineCommand.LeaveManager;
import app.hearth.engine.EngineCommand.Part;
import app.hearth.engine.EngineCommand.RunMode;
import app.hearth.engine.EngineCommand.SetModeOf;
import app.hearth.protocol.AccountManagerMessages;
import app.hearth.protocol.AccountManagerRequest;
import app.hearth.protocol.ProtocolException;
import app.hearth.protocol.Signatures;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An account manager chooses networks, and nobody in its name. */
class AccountManagerTest extends WithRules {
    private static final String BAM = "https://bam.example/";
    private static final String A = "https://a.example/";
    private static final String B = "https://b.example/";
    private static final Signatures.PrivateKey KEYS = Signatures.generate(new SecureRandom());

    private static String account(String url, String more) {
        return "<account>\n<url>" + url + "</url>\n<url_signature>\n" + Signatures.sign(KEYS, url) + "\n</url_signature>\n" + more + "\n</account>\n";
    }

    private void reply(String content) throws ProtocolException {
        String whole = "<?xml version=\"1.0\"?>\n<acct_mgr_reply>\n<name>BAM!</name>\n<signing_key>\n" + KEYS.publicKey().text() + "\n</signing_key>\n"
                + content + "</acct_mgr_reply>\n";
        core.handle(new EngineEvent.ManagerReplied(core.state.settings.manager.talk, AccountManagerMessages.parse(whole.getBytes(StandardCharsets.UTF_8), 100_000)));
    }

    private void join() {
        ask(new JoinManager(BAM, "Ada", "0123"));
    }

    private EngineSnapshot.Manager shown() {
        return core.snapshot().managers().account();
    }

    private void standing(String url, String name, int errorNumber, String error, int wishes) {
        assertThat(shown()).usingRecursiveComparison().ignoringFields("heard", "next")
                .isEqualTo(new EngineSnapshot.Manager(url, name, errorNumber, Optional.of(error).filter(text -> !text.isEmpty()).map(Trouble::said), wishes, Optional.empty(), Optional.empty()));
    }

    @Test void whatItWantsIsJoinedWithItsShareAndItIsAskedAgainWhenItSaid() throws Exception {
        join();
        assertThat(world.calls).contains("manager " + BAM);
        assertThat(world.manager.login()).isEqualTo(new AccountManagerRequest.Login("Ada", "0123", ""));
        assertThat(shown().errorNumber()).isEqualTo(EngineSnapshot.Manager.IN_PROGRESS);
        reply("<repeat_sec>3600</repeat_sec><opaque><x>1</x></opaque><authenticator>token</authenticator>"
                + account(A, "<authenticator>1_abc</authenticator><resource_share>40</resource_share><no_rsc>NVIDIA</no_rsc>")
                + account(B, "<authenticator>1_abc</authenticator><suspend>1</suspend><dont_request_more_work>1</dont_request_more_work>"));
        standing(BAM, "BAM!", 0, "", 1);
        assertThat(Duration.between(shown().heard().orElseThrow(), shown().next().orElseThrow())).isEqualTo(Duration.ofHours(1));
        assertThat(core.state.projects.get(A).resourceShare).isEqualTo(40);
        assertThat(core.state.projects.get(A).unwantedByManager).containsExactly("NVIDIA");
        assertThat(core.snapshot().projects().get(1).choices()).isEqualTo(new EngineSnapshot.Choices(100, true, false, false));
        int before = world.calls.size();
        world.pass(Duration.ofMinutes(59));
        core.handle(new EngineEvent.Tick());
        assertThat(world.calls.subList(before, world.calls.size())).doesNotContain("manager " + BAM);
        world.pass(Duration.ofMinutes(2));
        core.handle(new EngineEvent.Tick());
        assertThat(world.calls.subList(before, world.calls.size())).contains("manager " + BAM);
        assertThat(world.manager.login().authenticator()).isEqualTo("token");
        assertThat(world.manager.opaque()).hasValueSatisfying(opaque -> assertThat(opaque).contains("<x>1</x>"));
        assertThat(world.manager.projects()).extracting(AccountManagerRequest.Project::url).containsExactly(A, B);
        assertThat(new String(AccountManagerMessages.write(world.manager), StandardCharsets.UTF_8)).contains("<authenticator>token</authenticator>",
                "<account_key>1_abc</account_key>", "<opaque><x>1</x></opaque>", "<work_buf_min_days>", "<host_info>").doesNotContain("<password_hash>");
    }

    @Test void anAddressThatItDidNotSignAndAKeyThatChangedJoinNothing() throws Exception {
        join();
        reply(account(A, "<authenticator>k</authenticator>").replace(A + "</url>", "https://evil.example/</url>") + account(B, "<authenticator>k</authenticator>"));
        assertThat(core.state.projects).containsOnlyKeys(B);
        ask(new AskManager());
        var other = Signatures.generate(new SecureRandom());
        String forged = "<acct_mgr_reply><name>BAM!</name><signing_key>\n" + other.publicKey().text() + "\n</signing_key><account><url>" + A
                + "</url><url_signature>\n" + Signatures.sign(other, A) + "\n</url_signature><authenticator>k</authenticator></account></acct_mgr_reply>";
        core.handle(new EngineEvent.ManagerReplied(core.state.settings.manager.talk, AccountManagerMessages.parse(forged.getBytes(StandardCharsets.UTF_8), 100_000)));
        assertThat(core.state.projects).containsOnlyKeys(B);
        assertThat(shown().trouble().orElseThrow().english()).contains("signing key");
    }

    @Test void whatItBroughtItMayTakeAwayAndWhatTheUserJoinedStays() throws Exception {
        core.handle(new EngineEvent.Attach(A, "A", "the user's own key", false));
        join();
        reply(account(B, "<authenticator>1_abc</authenticator>"));
        ask(new AskManager());
        reply(account(A, "<detach>1</detach>") + account(B, "<detach>1</detach>"));
        assertThat(core.state.projects).containsOnlyKeys(A);
        ask(new AskManager());
        reply(account(A, "<authenticator>1_other</authenticator>"));
        assertThat(core.state.projects.get(A).authenticator).isEqualTo("the user's own key");
        assertThat(core.state.projects.get(A).viaManager).isTrue();
    }

    @Test void oneThatIsToFinishIsLeftOnceTheManagerKnows() throws Exception {
        join();
        reply(account(B, "<authenticator>1_abc</authenticator>"));
        ask(new AskManager());
        reply(account(B, "<detach_when_done>1</detach_when_done>"));
        core.handle(new EngineEvent.ContactFailed(B, core.state.projects.get(B).talk, "gone", true));
        core.handle(new EngineEvent.Tick());
        assertThat(core.state.projects).as("nothing is left to do, and the manager is told first").containsKey(B);
        ask(new AskManager());
        reply("");
        assertThat(core.state.projects).isEmpty();
    }

    @Test void aWrongPasswordIsToldAndNotKept() throws Exception {
        join();
        reply("<error_num>-206</error_num><error_msg>bad password</error_msg>");
        standing("", "", -206, "bad password", 1);
        ask(new JoinManager("nonsense", "Ada", "0123"));
        assertThat(shown().errorNumber()).isEqualTo(-189);
    }

    @Test void aWrongPasswordForTheOneInUseChangesNothing() throws Exception {
        join();
        reply("<authenticator>token</authenticator>" + account(A, "<authenticator>1_abc</authenticator>"));
        ask(new JoinManager(BAM, "Ada", "wrong"));
        assertThat(world.manager.login()).isEqualTo(new AccountManagerRequest.Login("Ada", "wrong", ""));
        reply("<error_num>-206</error_num>");
        assertThat(shown().errorNumber()).isEqualTo(-206);
        assertThat(shown().url()).isEqualTo(BAM);
        ask(new AskManager());
        assertThat(world.manager.login()).isEqualTo(new AccountManagerRequest.Login("Ada", "0123", "token"));
    }

    @Test void theUsersWishGoesOutEvenWhileTheNetworkIsNotUsedAndOnlyThat() throws Exception {
        ask(new SetModeOf(Part.NETWORK, RunMode.NEVER, Optional.empty()));
        join();
        assertThat(world.calls).contains("manager " + BAM);
        reply("<repeat_sec>3600</repeat_sec>" + account(A, "<authenticator>1_abc</authenticator>"));
        world.calls.clear();
        pass(Duration.ofHours(2));
        assertThat(world.calls).doesNotContain("manager " + BAM);
    }

    @Test void whileItIsNotReachedItIsAskedMoreAndMoreRarelyAndItsNetworksStay() throws Exception {
        join();
        reply(account(A, "<authenticator>1_abc</authenticator>"));
        ask(new AskManager());
        core.handle(new EngineEvent.ManagerFailed(core.state.settings.manager.talk, "unreachable", false));
        standing(BAM, "BAM!", AccountManager.UNREACHABLE, "unreachable", 2);
        long next = core.state.settings.manager.next - world.clock();
        assertThat(next).isBetween(300_000L, 600_000L);
        assertThat(core.state.projects).containsKey(A);
    }

    @Test void whoIsLeftBringsNothingMoreAndItsNetworksStay() throws Exception {
        join();
        reply(account(A, "<authenticator>1_abc</authenticator>"));
        ask(new AskManager());
        int talk = core.state.settings.manager.talk;
        ask(new LeaveManager());
        standing("", "", 0, "", 3);
        core.handle(new EngineEvent.ManagerFailed(talk, "late", false));
        assertThat(core.state.projects.get(A).viaManager).isFalse();
        assertThat(shown().errorNumber()).isZero();
        assertThat(store.load().settings().manager.url).isEmpty();
    }
}
