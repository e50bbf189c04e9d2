package app.hearth.desktop.money;

import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.text.Texts;
import app.hearth.rewards.gridcoin.WalletAddress;
import app.hearth.rewards.gridcoin.WalletConfig;
import app.hearth.rewards.gridcoin.WalletException;
import app.hearth.rewards.gridcoin.WalletState;
import app.hearth.rewards.money.Money;
import app.hearth.settings.MoneySettings.Wallet;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the Gridcoin wallet listens and who may ask; what it answers is said in words, what fails at the field it is about. */
final class WalletForm extends VBox {
    private static final Logger LOG = LoggerFactory.getLogger(WalletForm.class);
    private static final String USUAL = "localhost:15715";
    private final Money money;
    private final Texts texts;
    private final MoneyWords words;
    private final Executor background;
    private final Executor fx;
    private final Entry address;
    private final Entry user;
    private final Entry password;
    private final CheckBox elsewhere;
    private final Label said = new Label();
    private final Button fromFile;
    private final Button test;
    private final Button connect;
    private final Button disconnect;
    private final Label connected = new Label();
    private final Label place = new Label();

    WalletForm(Money money, Texts texts, Executor background, Executor fx) {
        this.money = money;
        this.texts = texts;
        this.words = new MoneyWords(texts);
        this.background = background;
        this.fx = fx;
        getStyleClass().add("money-fields");
        address = new Entry(texts.get("money.wallet.address"), "walletAddress", new TextField());
        user = new Entry(texts.get("money.wallet.user"), "walletUser", new TextField());
        password = new Entry(texts.get("money.wallet.password"), "walletPassword", new PasswordField());
        elsewhere = new CheckBox(texts.get("money.wallet.elsewhere"));
        elsewhere.setId("walletElsewhere");
        elsewhere.setWrapText(true);
        fromFile = button("money.wallet.fromFile", "walletFile", this::readFile);
        fromFile.getStyleClass().add("link");
        test = button("money.wallet.test", "walletTest", () -> ask(false));
        connect = button("money.wallet.connect", "walletConnect", () -> ask(true));
        disconnect = button("money.wallet.disconnect", "walletDisconnect", this::forget);
        said.setId("walletSaid");
        wrap(said);
        wrap(connected);
        connected.setGraphic(Icons.of("fth-check", "verified"));
        place.setId("walletPlace");
        place.getStyleClass().addAll("small", "muted");
        wrap(place);
        HBox.setHgrow(user, Priority.ALWAYS);
        HBox.setHgrow(password, Priority.ALWAYS);
        HBox who = new HBox(user, password);
        who.getStyleClass().add("money-line");
        HBox buttons = new HBox(test, connect, disconnect);
        buttons.getStyleClass().add("money-line");
        getChildren().addAll(connected, address, who, fromFile, elsewhere, place, buttons, said);
        for (var field : List.of(address, user, password)) field.field().setOnAction(_ -> test.fire());
    }

    private static void wrap(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
    }

    private Button button(String key, String id, Runnable act) {
        Button button = new Button(texts.get(key));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> act.run());
        return button;
    }

    /** Shows what is set. */
    void show(Optional<Wallet> wallet) {
        address.field().setText(wallet.map(Wallet::address).orElse(USUAL));
        user.field().setText(wallet.map(Wallet::user).orElse(""));
        password.field().setText("");
        password.field().setPromptText("");
        background.execute(() -> {
            // A keyring may take its time.
            var where = words.place(money.place());
            boolean kept = wallet.isPresent() && money.hasPassword();
            fx.execute(() -> {
                place.setText(where);
                password.field().setPromptText(kept ? texts.get("money.wallet.password.kept") : "");
            });
        });
        elsewhere.setSelected(wallet.map(Wallet::elsewhere).orElse(false));
        connected.setText(wallet.map(it -> texts.get("money.wallet.connected", it.address())).orElse(""));
        present(connected, wallet.isPresent());
        present(disconnect, wallet.isPresent());
        connect.setText(texts.get(wallet.isPresent() ? "money.wallet.change" : "money.wallet.connect"));
        say("", false);
    }

    private static void present(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }

    private void say(String text, boolean good) {
        said.setText(text);
        said.setGraphic(good ? Icons.of("fth-check", "verified") : null);
        present(said, !text.isEmpty());
    }

    private Optional<Wallet> typed() {
        for (var field : List.of(address, user, password)) field.say("");
        try {
            return Optional.of(new Wallet(address.text(), user.text(), elsewhere.isSelected()));
        } catch (IllegalArgumentException e) {
            address.say(texts.get("money.wallet.problem.NO_ADDRESS"));
            return Optional.empty();
        }
    }

    private void ask(boolean thenConnect) {
        var wallet = typed();
        if (wallet.isEmpty()) return;
        String secret = password.field().getText();
        busy(true);
        say(texts.get("money.wallet.asking"), false);
        background.execute(() -> {
            try {
                WalletState state = money.test(wallet.get(), secret);
                if (thenConnect) money.connect(wallet.get(), secret);
                fx.execute(() -> answered(state, thenConnect));
            } catch (IOException | RuntimeException e) {
                fx.execute(() -> failed(e));
            }
        });
    }

    private void answered(WalletState state, boolean isConnected) {
        busy(false);
        if (isConnected) show(money.settings().wallet());
        say(words.wallet(state), true);
    }

    private void failed(Exception e) {
        busy(false);
        say("", false);
        if (!(e instanceof WalletException problem)) {
            LOG.warn("The wallet's settings cannot be kept", e);
            say(texts.get("money.notKept"), false);
            return;
        }
        String text = texts.get("money.wallet.problem." + problem.problem().name());
        Consumer<String> at = switch (problem.problem()) {
            case NO_ADDRESS, NOT_LOCAL, NOT_RUNNING, SLOW, STARTING, NOT_A_WALLET -> address::say;
            case WRONG_PASSWORD, NO_PASSWORD -> password::say;
            case ODD_FIGURE, REFUSED -> words -> say(words, false);
        };
        at.accept(text);
    }

    private void busy(boolean on) {
        for (var button : List.of(test, connect, disconnect, fromFile)) button.setDisable(on);
    }

    private void forget() {
        busy(true);
        background.execute(() -> {
            try {
                money.disconnect();
                fx.execute(() -> {
                    busy(false);
                    show(Optional.empty());
                });
            } catch (IOException | RuntimeException e) {
                fx.execute(() -> failed(e));
            }
        });
    }

    private void readFile() {
        busy(true);
        background.execute(() -> {
            try {
                var config = money.ownConfig();
                fx.execute(() -> fill(config));
            } catch (IOException | RuntimeException e) {
                fx.execute(() -> {
                    busy(false);
                    say(texts.get("money.wallet.noFile"), false);
                });
            }
        });
    }

    private void fill(WalletConfig config) {
        busy(false);
        config.user().ifPresent(user.field()::setText);
        config.password().ifPresent(password.field()::setText);
        address.field().setText("localhost:" + config.port().orElse(WalletAddress.PORT));
        boolean complete = config.user().isPresent() && config.password().isPresent();
        say(texts.get(complete ? config.server() ? "money.wallet.file.read" : "money.wallet.file.noServer" : "money.wallet.file.incomplete"), false);
    }

    Node first() {
        return address.field();
    }
}
