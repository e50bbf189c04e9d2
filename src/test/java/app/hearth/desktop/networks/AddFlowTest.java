package app.hearth.desktop.networks;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.SampleStates;
import app.hearth.desktop.Samples;
import app.hearth.desktop.networks.AddFlow.Step;
import app.hearth.engine.Accounts;
import app.hearth.engine.EngineCommand.AttachProject;
import app.hearth.engine.EngineCommand.JoinManager;
import app.hearth.engine.EngineCommand.LeaveManager;
import app.hearth.engine.EngineCommand.UpdateProject;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.Project;
import app.hearth.engine.Trouble;
import app.hearth.protocol.AccountOut;
import app.hearth.protocol.ProjectConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The way to a new network, step by step; this test's thread stands for the JavaFX thread. */
class AddFlowTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private final Samples.Engine engine = new Samples.Engine(SampleStates.sharing());
    private final LinkedBlockingQueue<Runnable> fx = new LinkedBlockingQueue<>();
    private final AddFlow flow = new AddFlow(engine, Samples.english(), fx::add, _ -> Optional.empty());

    private void answer() throws InterruptedException {
        Runnable next = fx.poll(20, TimeUnit.SECONDS);
        assertThat(next).as("an answer").isNotNull();
        next.run();
    }

    private Step step() {
        return flow.step().get();
    }

    private void toAccount(AccountOut answer) throws InterruptedException {
        engine.accounts = NetworkSamples.accounts(NetworkSamples.config(), answer);
        flow.ask("einsteinathome.org");
        answer();
        assertThat(step()).isInstanceOf(Step.Sheet.class);
        flow.agree();
    }

    @Test void theWayEndsWithTheFirstContact() throws Exception {
        toAccount(new AccountOut.Key(KEY));
        flow.logIn("ada@example.org", "secret");
        answer();
        assertThat(engine.sent).containsExactly(new AttachProject(NetworkSamples.EINSTEIN, "Einstein@Home", KEY), new UpdateProject(NetworkSamples.EINSTEIN));
        flow.show(SampleStates.sharing());
        assertThat(step()).isEqualTo(new Step.Contacting(NetworkSamples.EINSTEIN, "Einstein@Home", Optional.empty()));
        var failed = new Project(NetworkSamples.EINSTEIN, "Einstein@Home", false, 0, 0, 0, 0, Optional.empty(), Optional.of(Samples.NOW.plusSeconds(60)), 1, Optional.of(Trouble.said("timeout")));
        flow.show(NetworkSamples.withProject(SampleStates.sharing(), failed));
        assertThat(((Step.Contacting) step()).problem()).hasValueSatisfying(words -> assertThat(words).contains("next try: 14:33").contains("timeout"));
        flow.show(NetworkSamples.withProject(SampleStates.sharing(), NetworkSamples.fresh(NetworkSamples.EINSTEIN, "Einstein@Home")));
        assertThat(step()).isEqualTo(new Step.Done("Einstein@Home", 0, ""));
    }

    @Test void anAnswerThatNobodyExpectedEndsTheAsking() throws Exception {
        engine.accounts = null; // asking it fails as an error in the program would
        flow.ask("einsteinathome.org");
        answer();
        assertThat(step()).isInstanceOfSatisfying(Step.Address.class, address -> assertThat(address.problem().orElseThrow()).startsWith("The network answered something"));
    }

    @Test void aRefusalIsSaidInWordsAndNothingIsAttached() throws Exception {
        toAccount(new AccountOut.Refused(-206, "Bad password"));
        flow.logIn("ada@example.org", "wrong");
        assertThat(((Step.Account) step()).busy()).isTrue();
        answer();
        assertThat(((Step.Account) step()).problem()).hasValue("The network did not accept this password. It has not been stored.");
        flow.useKey("not a key");
        assertThat(((Step.Account) step()).problem()).hasValueSatisfying(words -> assertThat(words).startsWith("An account key has 32"));
        assertThat(engine.sent).isEmpty();
    }

    @Test void aNameOfADirectoryIsAskedWithThePasswordAndAnAddressWithItsHash() throws Exception {
        var asked = new ArrayList<String>();
        var network = NetworkSamples.config().toBuilder().ldapAuth(true).build();
        engine.accounts = new Accounts() {
            @Override public ProjectConfig config(String address) {
                return address.contains("plain") ? NetworkSamples.config() : network;
            }

            @Override public AccountOut lookUp(ProjectConfig config, String email, String passwordHash) {
                asked.add(email + " " + passwordHash);
                return new AccountOut.Refused(-136, "");
            }

            @Override public AccountOut create(ProjectConfig config, String email, String passwordHash, String userName, boolean agreesToTerms) {
                throw new AssertionError();
            }

            @Override public AccountOut lookUpInDirectory(ProjectConfig config, String userName, String password) {
                asked.add("directory " + userName + " " + password);
                return new AccountOut.Refused(-206, "");
            }
        };
        flow.ask("directory.example.org");
        answer();
        flow.agree();
        flow.logIn("ada", "secret");
        answer();
        flow.logIn("ada@example.org", "secret");
        answer();
        flow.ask("plain.example.org");
        answer();
        flow.agree();
        flow.logIn("ada", "secret");
        answer();
        assertThat(asked).containsExactly("directory ada secret", "ada@example.org " + Accounts.hash("ada@example.org", "secret"),
                "ada " + Accounts.hash("ada", "secret"));
    }

    private static EngineSnapshot with(EngineSnapshot.Manager manager) {
        return NetworkSamples.withManager(SampleStates.sharing(), manager);
    }

    private static EngineSnapshot.Manager manager(int errorNumber, int wishes) {
        return new EngineSnapshot.Manager("https://united.example.org/", "United", errorNumber, Optional.empty(), wishes, Optional.empty(), Optional.empty());
    }

    @Test void anAccountManagerIsLoggedInToAndBringsItsNetworks() throws Exception {
        var config = ProjectConfig.builder().name("United").masterUrl("https://united.example.org/").accountManager(true).build();
        engine.accounts = NetworkSamples.accounts(config, new AccountOut.Exists());
        flow.ask("united.example.org");
        answer();
        assertThat(step()).isEqualTo(new Step.Manager(config, false, Optional.empty()));
        flow.joinManager("Ada@example.org", "wrong");
        assertThat(engine.sent).containsExactly(new JoinManager("https://united.example.org/", "Ada@example.org", Accounts.hash("ada@example.org", "wrong")));
        flow.show(with(manager(0, 0)));
        flow.show(with(manager(EngineSnapshot.Manager.IN_PROGRESS, 1)));
        assertThat(step()).as("nothing has come of it yet").isEqualTo(new Step.Manager(config, true, Optional.empty()));
        engine.publish(with(manager(-206, 1)));
        flow.show(engine.snapshot());
        assertThat(((Step.Manager) step()).problem()).hasValue("United knows no account with this name and password. Nothing has been stored.");
        flow.joinManager("Ada@example.org", "secret");
        flow.show(NetworkSamples.managed());
        assertThat(step()).isEqualTo(new Step.Managed("Example Manager", List.of("Einstein@Home")));
    }

    @Test void onlyOneAccountManagerIsUsedAndACancelledOneIsLeft() throws Exception {
        var config = ProjectConfig.builder().name("United").masterUrl("https://united.example.org/").accountManager(true).build();
        engine.accounts = NetworkSamples.accounts(config, new AccountOut.Exists());
        flow.ask("united.example.org");
        answer();
        flow.joinManager("Ada", "secret");
        flow.back();
        assertThat(engine.sent).last().isEqualTo(new LeaveManager());
        assertThat(step()).isEqualTo(new Step.Manager(config, false, Optional.empty()));
        engine.publish(with(manager(0, 2)));
        flow.ask("united.example.org");
        answer();
        assertThat(((Step.Address) step()).problem()).hasValue("United is your account manager already.");
        engine.publish(NetworkSamples.managed());
        flow.ask("united.example.org");
        answer();
        assertThat(((Step.Address) step()).problem()).hasValue("Example Manager is your account manager. Leave it first: its networks stay.");
    }

    @Test void anAnswerThatComesAfterCancelCountsNoMore() throws Exception {
        var asked = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        engine.accounts = new Accounts() {
            @Override public ProjectConfig config(String address) {
                asked.countDown();
                while (true) {
                    try {
                        go.await();
                        return NetworkSamples.config();
                    } catch (InterruptedException e) {
                        // a call that takes no notice of it
                    }
                }
            }

            @Override public AccountOut lookUp(ProjectConfig config, String email, String passwordHash) {
                throw new AssertionError();
            }

            @Override public AccountOut create(ProjectConfig config, String email, String passwordHash, String userName, boolean agreesToTerms) {
                throw new AssertionError();
            }

            @Override public AccountOut lookUpInDirectory(ProjectConfig config, String userName, String password) {
                throw new AssertionError();
            }
        };
        flow.ask("slow.example.org");
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        flow.back();
        assertThat(step()).isEqualTo(new Step.Address("slow.example.org", Optional.empty()));
        go.countDown();
        answer();
        assertThat(step()).isEqualTo(new Step.Address("slow.example.org", Optional.empty()));
    }

    @Test void anAddressThatIsNoneOrThereAlreadyIsSaidAtTheAddress() throws Exception {
        flow.ask("  ");
        assertThat(((Step.Address) step()).problem()).hasValue("The address of a network.");
        engine.accounts = NetworkSamples.accounts(NetworkSamples.config(), new AccountOut.Exists());
        flow.ask("nobody.example.org");
        answer();
        assertThat(((Step.Address) step()).problem()).hasValueSatisfying(words -> assertThat(words).startsWith("Nobody answers there"));
        engine.publish(NetworkSamples.several());
        flow.ask("einsteinathome.org");
        answer();
        assertThat(((Step.Address) step()).problem()).hasValue("Einstein@Home is one of your networks already.");
    }
}
