package app.hearth.desktop.money;

import app.hearth.desktop.controls.Fxml;
import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.text.Texts;
import app.hearth.rewards.gridcoin.GridcoinEarnings;
import app.hearth.rewards.money.Money;
import app.hearth.settings.Electricity;
import app.hearth.settings.MoneySettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dialog "Value and cost". Prices take effect when they are saved, the wallet when it is connected; Escape and Cancel leave prices as they were.
 *
 * <p>For a cover over a screen: put {@link #view} on it, call {@link #open} when it is shown, and hide it in {@code close}.
 */
public final class MoneyController {
    private static final Logger LOG = LoggerFactory.getLogger(MoneyController.class);
    private final Money money;
    private final Supplier<Electricity> tariff;
    private final Texts texts;
    private final MoneyWords words;
    private final Runnable openLimits;
    private final Runnable close;
    private final Executor background;
    private final Executor fx;
    private final List<PriceForm> forms = new ArrayList<>();
    private final WalletForm wallet;
    private final Parent view;
    @FXML private VBox root;
    @FXML private ScrollPane scroll;
    @FXML private VBox prices;
    @FXML private VBox walletPlace;
    @FXML private Label notice;
    @FXML private Label tariffWords;
    @FXML private Label problem;
    @FXML private Button save;

    /**
     * The dialog.
     *
     * @param tariff     what electricity costs now
     * @param openLimits leads to where that is set; the dialog closes before
     * @param close      hides the dialog
     */
    public MoneyController(Money money, Supplier<Electricity> tariff, Texts texts, Runnable openLimits, Runnable close) {
        this(money, tariff, texts, openLimits, close, Thread::startVirtualThread, Platform::runLater);
    }

    MoneyController(Money money, Supplier<Electricity> tariff, Texts texts, Runnable openLimits, Runnable close, Executor background, Executor fx) {
        this.money = money;
        this.tariff = tariff;
        this.texts = texts;
        this.words = new MoneyWords(texts);
        this.openLimits = openLimits;
        this.close = close;
        this.background = background;
        this.fx = fx;
        this.wallet = new WalletForm(money, texts, background, fx);
        this.view = Fxml.load(this, "Money", texts.bundle());
    }

    @FXML private void initialize() {
        walletPlace.getChildren().add(wallet);
        root.setMaxSize(VBox.USE_PREF_SIZE, VBox.USE_PREF_SIZE);
        problem.setGraphic(Icons.of("fth-alert-circle", "error"));
        notice.setGraphic(Icons.of("fth-alert-triangle", "attention"));
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE) return;
            event.consume();
            close.run();
        });
    }

    public Parent view() {
        return view;
    }

    /**
     * Shows what is set now.
     *
     * @param units that came in so far; Gridcoin is always among those that can have a price
     */
    public void open(Collection<String> units) {
        var settings = money.settings();
        var all = new LinkedHashSet<String>();
        all.add(GridcoinEarnings.UNIT);
        all.addAll(units);
        settings.prices().forEach(price -> all.add(price.unit()));
        all.remove(GridcoinEarnings.TEST_UNIT); // worth nothing by design
        forms.clear();
        for (var unit : all) {
            var form = new PriceForm(unit, money, texts, background, fx);
            form.show(settings.price(unit), tariff.get().currency());
            forms.add(form);
        }
        prices.getChildren().setAll(forms);
        wallet.show(settings.wallet());
        tariffWords.setText(words.tariff(tariff.get()));
        say("");
        notice.setText(money.notice().map(part -> texts.get("money.notice", String.join(", ", part.fields()), part.copy())).orElse(""));
        present(notice, !notice.getText().isEmpty());
        save.setDisable(false);
        Platform.runLater(() -> forms.getFirst().lookupAll(".toggle-button").stream().findFirst().ifPresent(javafx.scene.Node::requestFocus));
    }

    /** Scrolls to a place of the dialog, 0 the top, 1 the end; for pictures. */
    void reveal(double place) {
        scroll.setVvalue(place);
    }

    private static void present(Label label, boolean there) {
        label.setVisible(there);
        label.setManaged(there);
    }

    private void say(String text) {
        problem.setText(text);
        present(problem, !text.isEmpty());
    }

    @FXML private void save() {
        MoneySettings next = money.settings();
        boolean wrong = false;
        for (var form : forms) {
            var price = form.value();
            wrong |= form.wrong();
            next = price.map(next::with).orElse(next.without(form.unit()));
        }
        if (wrong) {
            say(texts.get("money.wrong"));
            return;
        }
        keep(next);
    }

    private void keep(MoneySettings next) {
        save.setDisable(true);
        background.execute(() -> {
            try {
                money.setPrices(next);
                fx.execute(close);
            } catch (IOException | RuntimeException e) {
                LOG.warn("The prices cannot be kept", e);
                fx.execute(() -> {
                    save.setDisable(false);
                    say(texts.get("money.notKept"));
                });
            }
        });
    }

    @FXML private void cancel() {
        close.run();
    }

    @FXML private void limits() {
        close.run();
        openLimits.run();
    }
}
