package app.hearth.desktop.money;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.Png;
import app.hearth.desktop.Samples;
import app.hearth.desktop.Toolkit;
import app.hearth.desktop.shell.Theme;
import app.hearth.desktop.text.Texts;
import app.hearth.rewards.RewardsService;
import app.hearth.rewards.gridcoin.WalletPeer;
import app.hearth.rewards.money.Money;
import app.hearth.rewards.secret.FileSecrets;
import app.hearth.settings.Electricity;
import app.hearth.settings.MoneyFile;
import app.hearth.settings.MoneySettings;
import app.hearth.settings.MoneySettings.Own;
import app.hearth.settings.MoneySettings.UnitPrice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dialog with real files, a scripted wallet and a scripted price feed; pictures go to target/gallery. */
final class MoneyDialogTest {
    private static final Electricity TARIFF = new Electricity(OptionalDouble.empty(), "EUR", OptionalDouble.of(0.32), List.of());
    private static final MoneySettings PRICED = MoneySettings.NONE.with(new UnitPrice("GRC", "EUR", new Own(0.0078, LocalDate.of(2026, 11, 18))));
    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger limits = new AtomicInteger();
    private final MockWebServer feed = new MockWebServer();
    @TempDir Path folder;
    private WalletPeer peer;
    private RewardsService rewards;
    private Money money;
    private MoneyController dialog;
    private Stage stage;

    @BeforeEach void start() throws IOException {
        Toolkit.start();
        peer = new WalletPeer();
        feed.start();
        rewards = new RewardsService(folder.resolve("earnings.sqlite"), () -> Samples.BERLIN, InstantSource.fixed(Samples.NOW));
    }

    @AfterEach void stop() throws Exception {
        if (stage != null) onFx(() -> {
            stage.close();
            return null;
        });
        if (money != null) money.close();
        rewards.close();
        peer.close();
        feed.close();
    }

    private static <T> T onFx(Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        if (Platform.isFxApplicationThread()) task.run();
        else Platform.runLater(task);
        return task.get(60, TimeUnit.SECONDS);
    }

    private void open(MoneySettings settings, Texts texts, boolean dark) throws Exception {
        MoneyFile.save(folder.resolve(MoneyFile.NAME), settings);
        if (money != null) money.close();
        money = new Money(folder, rewards, new FileSecrets(folder.resolve("secrets.json")), OkHttpClient::new, InstantSource.fixed(Samples.NOW));
        if (stage != null) onFx(() -> {
            stage.close();
            return null;
        });
        stage = onFx(() -> {
            // What asks the wallet runs where it is called, so that the answer is there when the button has been pressed.
            dialog = new MoneyController(money, () -> TARIFF, texts, limits::incrementAndGet, closed::incrementAndGet, Runnable::run, Runnable::run);
            var cover = new StackPane(dialog.view());
            cover.getStyleClass().add("add-cover");
            var scene = new Scene(cover, 1120, 720);
            scene.getRoot().setStyle("-fx-font-size: 15px");
            Theme.dress(scene, dark);
            var made = new Stage();
            made.setScene(scene);
            made.show();
            dialog.open(List.of("credit"));
            return made;
        });
    }

    private void open(MoneySettings settings) throws Exception {
        open(settings, Samples.english(), false);
    }

    private Node node(String id) {
        stage.getScene().getRoot().applyCss();
        return stage.getScene().lookup("#" + id);
    }

    private void press(String id) throws Exception {
        onFx(() -> {
            if (node(id) instanceof ToggleButton toggle) toggle.setSelected(true);
            else ((Button) node(id)).fire();
            return null;
        });
    }

    private void type(String id, String text) throws Exception {
        onFx(() -> {
            ((TextField) node(id)).setText(text);
            return null;
        });
    }

    private String said(String id) throws Exception {
        return onFx(() -> node(id) instanceof Label label && label.isVisible() ? label.getText() : "");
    }

    private void save() throws Exception {
        onFx(() -> {
            ((Button) stage.getScene().lookup("#save")).fire();
            return null;
        });
    }

    private void picture(String name) throws Exception {
        for (int i = 0; i < 3; i++) onFx(() -> null);
        var image = onFx(() -> stage.getScene().snapshot(null));
        Path gallery = Files.createDirectories(Path.of("target", "gallery"));
        Png.write(image, gallery.resolve(name + ".png"));
    }

    @Test void aFigureIsTakenWithItsDayAndInTheReadersOwnManner() throws Exception {
        open(MoneySettings.NONE, Samples.german(), false);
        press("own-GRC");
        type("figure-GRC", "0,0078");
        save();
        assertThat(closed).hasValue(1);
        assertThat(money.settings().price("GRC")).contains(new UnitPrice("GRC", "EUR", new Own(0.0078, LocalDate.of(2026, 11, 22))));
        assertThat(money.settings().price("credit")).isEmpty();
        assertThat(MoneyFile.load(folder.resolve(MoneyFile.NAME), Samples.NOW).settings()).isEqualTo(money.settings());
    }

    @Test void lookingAtAFigureDoesNotMakeItNewAndItCanBeTakenBack() throws Exception {
        open(PRICED);
        save();
        assertThat(money.settings()).isEqualTo(PRICED);
        onFx(() -> {
            dialog.open(List.of());
            return null;
        });
        press("none-GRC");
        save();
        assertThat(money.settings().prices()).isEmpty();
    }

    @Test void aPriceInAnotherCurrencyStaysUntilItIsSetAnew() throws Exception {
        var dollars = MoneySettings.NONE.with(new UnitPrice("GRC", "USD", new Own(0.01, LocalDate.of(2026, 11, 18))));
        open(dollars);
        save();
        assertThat(money.settings()).isEqualTo(dollars);
        onFx(() -> {
            dialog.open(List.of());
            return null;
        });
        type("figure-GRC", "0.02");
        save();
        assertThat(money.settings().price("GRC").orElseThrow().currency()).isEqualTo("EUR");
    }

    @Test void whatIsNoPriceIsSaidWhereItStandsAndNothingIsSaved() throws Exception {
        open(PRICED);
        type("figure-GRC", "cheap");
        save();
        assertThat(said("figure-GRCProblem")).contains("Needs a number");
        press("feed-GRC");
        type("url-GRC", "http://example.org/p");
        type("path-GRC", "$.p");
        save();
        assertThat(said("url-GRCProblem")).contains("https://");
        type("url-GRC", "https://example.org/p");
        type("path-GRC", "$.p[");
        save();
        assertThat(said("path-GRCProblem")).contains("no path");
        assertThat(closed).hasValue(0);
        assertThat(money.settings()).isEqualTo(PRICED);
    }

    @Test void aFeedIsTriedBeforeItIsSaved() throws Exception {
        feed.enqueue(new MockResponse.Builder().body("{\"gridcoin-research\":{\"eur\":0.00781}}").build());
        feed.enqueue(new MockResponse.Builder().body("{\"bitcoin\":{\"eur\":1}}").build());
        open(MoneySettings.NONE);
        press("feed-GRC");
        type("url-GRC", "http://localhost:" + feed.getPort() + "/simple/price");
        type("path-GRC", "$.gridcoin-research.eur");
        press("try-GRC");
        assertThat(said("answer-GRC")).isEqualTo("One Gridcoin (GRC) is worth €0.00781");
        picture("money-feed-light-en");
        press("try-GRC");
        assertThat(said("path-GRCProblem")).isEqualTo("There is nothing at this path.");
        assertThat(said("answer-GRC")).isEmpty();
        assertThat(money.settings().prices()).isEmpty();
    }

    @Test void aWalletIsTestedConnectedAndForgotten() throws Exception {
        open(MoneySettings.NONE);
        type("walletAddress", peer.address());
        type("walletUser", WalletPeer.USER);
        type("walletPassword", WalletPeer.PASSWORD);
        press("walletTest");
        assertThat(said("walletSaid")).contains("Wallet v5.5.0.0 answers").contains("42.50 GRC are earned and not paid yet").contains("active until 30 Mar 2027");
        assertThat(money.settings().wallet()).isEmpty();
        assertThat(folder.resolve("secrets.json")).doesNotExist();
        press("walletConnect");
        assertThat(rewards.snapshot().sources()).extracting("name").contains("gridcoin");
        assertThat(Files.readString(folder.resolve("secrets.json"))).contains("correct horse");
        assertThat(Files.readString(folder.resolve(MoneyFile.NAME))).doesNotContain("correct horse");
        assertThat(onFx(() -> ((TextField) node("walletPassword")).getText())).isEmpty();
        press("walletTest"); // with the password that is kept
        assertThat(said("walletSaid")).contains("answers");
        press("walletDisconnect");
        assertThat(rewards.snapshot().sources()).isEmpty();
        assertThat(folder.resolve("secrets.json")).doesNotExist();
        assertThat(money.settings().wallet()).isEmpty();
    }

    @Test void whatFailsIsSaidAtTheFieldItIsAbout() throws Exception {
        open(MoneySettings.NONE);
        type("walletAddress", peer.address());
        type("walletUser", WalletPeer.USER);
        press("walletTest");
        assertThat(said("walletPasswordProblem")).isEqualTo("Enter the password.");
        type("walletPassword", "wrong");
        press("walletConnect");
        assertThat(said("walletPasswordProblem")).contains("refuses");
        type("walletAddress", "192.168.1.5");
        press("walletTest");
        assertThat(said("walletAddressProblem")).contains("not on this computer");
        assertThat(money.settings().wallet()).isEmpty();
        assertThat(folder.resolve("secrets.json")).doesNotExist();
    }

    @Test void theLinkLeadsToTheTariff() throws Exception {
        open(MoneySettings.NONE);
        assertThat(onFx(() -> ((Label) node("tariffWords")).getText())).isEqualTo("€0.32 for each kWh");
        onFx(() -> {
            ((Button) node("openLimits")).fire();
            return null;
        });
        assertThat(limits).hasValue(1);
        assertThat(closed).hasValue(1);
    }

    @Test void pictures() throws Exception {
        open(PRICED);
        picture("money-light-en");
        open(PRICED, Samples.english(), true);
        picture("money-dark-en");
        open(PRICED, Samples.german(), false);
        picture("money-light-de");
        type("walletAddress", peer.address());
        type("walletUser", WalletPeer.USER);
        type("walletPassword", WalletPeer.PASSWORD);
        press("walletConnect");
        onFx(() -> {
            dialog.reveal(1);
            return null;
        });
        picture("money-wallet-light-de");
        open(PRICED, Samples.german(), true);
        type("figure-GRC", "viel");
        save();
        type("walletAddress", "example.org");
        press("walletTest");
        picture("money-wrong-dark-de");
        onFx(() -> {
            dialog.reveal(1);
            return null;
        });
        picture("money-wallet-wrong-dark-de");
        open(PRICED);
        onFx(() -> {
            stage.setWidth(900);
            stage.setHeight(600);
            stage.getScene().getRoot().setStyle("-fx-font-size: 30px");
            return null;
        });
        picture("money-200-percent-text");
    }
}
