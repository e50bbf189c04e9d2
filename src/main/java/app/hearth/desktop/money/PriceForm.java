package app.hearth.desktop.money;

import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.limits.NumberRange;
import app.hearth.desktop.text.Texts;
import app.hearth.rewards.money.Money;
import app.hearth.rewards.price.FeedException;
import app.hearth.rewards.price.PriceFeed;
import app.hearth.settings.MoneySettings.Feed;
import app.hearth.settings.MoneySettings.Own;
import app.hearth.settings.MoneySettings.UnitPrice;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What one of a unit is worth: nothing said, the user's own figure, or a feed's. */
final class PriceForm extends VBox {
    private static final NumberRange PRICE = new NumberRange(0, 1_000_000_000, 8, false);
    private final String unit;
    private final Texts texts;
    private final MoneyWords words;
    private final Money money;
    private final Executor background;
    private final Executor fx;
    private final ToggleGroup choice = new ToggleGroup();
    private final ToggleButton none;
    private final ToggleButton own;
    private final ToggleButton feed;
    private final Entry figure;
    private final Entry url;
    private final Entry path;
    private final Label note = new Label();
    private final Button tryIt = new Button();
    private final Label answer = new Label();
    private final VBox fields = new VBox();
    /** Of the tariff: a price that is set anew is in it, one that stays keeps its own. */
    private String currency = "";
    private Optional<UnitPrice> before = Optional.empty();

    PriceForm(String unit, Money money, Texts texts, Executor background, Executor fx) {
        this.unit = unit;
        this.texts = texts;
        this.words = new MoneyWords(texts);
        this.money = money;
        this.background = background;
        this.fx = fx;
        getStyleClass().add("money-price");
        setId("price-" + unit);
        none = toggle("money.price.none", "none");
        own = toggle("money.price.own", "own");
        feed = toggle("money.price.feed", "feed");
        figure = new Entry(texts.get("money.price.figure", words.unit(unit)), "figure-" + unit, new TextField()).beside(note);
        url = new Entry(texts.get("money.feed.url"), "url-" + unit, new TextField());
        path = new Entry(texts.get("money.feed.path"), "path-" + unit, new TextField());
        url.field().setPromptText("https://");
        path.field().setPromptText("$.gridcoin-research.eur");
        note.getStyleClass().addAll("small", "muted");
        tryIt.setText(texts.get("money.feed.try"));
        tryIt.setId("try-" + unit);
        tryIt.setMinWidth(Region.USE_PREF_SIZE);
        tryIt.setOnAction(_ -> tryFeed());
        answer.setId("answer-" + unit);
        answer.setWrapText(true);
        answer.getStyleClass().add("small");
        Label name = new Label(words.unit(unit));
        name.getStyleClass().add("strong");
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox segments = new HBox(none, own, feed);
        segments.getStyleClass().add("segments");
        HBox head = new HBox(name, segments);
        head.getStyleClass().add("money-line");
        fields.getStyleClass().add("money-fields");
        getChildren().addAll(head, fields);
        figure.field().textProperty().subscribe(this::note);
        choice.selectedToggleProperty().subscribe((former, now) -> {
            if (now == null) choice.selectToggle(former); // one is always chosen
            else fill();
        });
        choice.selectToggle(none);
    }

    private ToggleButton toggle(String key, String id) {
        ToggleButton button = new ToggleButton(texts.get(key));
        button.setId(id + "-" + unit);
        button.setAccessibleText(words.unit(unit) + ": " + button.getText());
        button.setToggleGroup(choice);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    String unit() {
        return unit;
    }

    /** Shows what is set; {@code tariff} is the currency for a new price. */
    void show(Optional<UnitPrice> price, String tariff) {
        before = price;
        currency = tariff;
        answer.setText("");
        figure.field().setText("");
        switch (price.map(UnitPrice::source).orElse(null)) {
            case null -> choice.selectToggle(none);
            case Own(var perUnit, var entered) -> {
                figure.field().setText(PRICE.write(perUnit, texts.locale()));
                choice.selectToggle(own);
            }
            case Feed(var address, var way) -> {
                url.field().setText(address);
                path.field().setText(way);
                var last = money.prices().now().get(unit);
                answer.setText(last == null ? money.prices().failure(unit).map(_ -> texts.get("money.feed.noneYet")).orElse("")
                        : words.price(unit, last.perUnit(), last.currency()) + ", " + words.source(last));
                choice.selectToggle(feed);
            }
        }
    }

    /** The currency of what stands in the field, and since when where it is what was set before. */
    private void note() {
        var typed = PRICE.read(figure.text(), texts.locale());
        note.setText(typed.valid() ? same(typed.value().orElse(-1)).map(price -> price.currency() + " · " + texts.get("money.price.entered",
                texts.times().date(((Own) price.source()).entered()))).orElse(currency) : currency);
    }

    private Optional<UnitPrice> same(double perUnit) {
        return before.filter(price -> price.source() instanceof Own(var was, _) && was == perUnit);
    }

    private void fill() {
        if (choice.getSelectedToggle() == own) {
            fields.getChildren().setAll(figure);
        } else if (choice.getSelectedToggle() == feed) {
            HBox line = new HBox(tryIt, answer);
            line.getStyleClass().add("money-line");
            Label help = new Label(texts.get("money.feed.help", currency));
            help.getStyleClass().addAll("small", "muted");
            help.setWrapText(true);
            help.setMinHeight(Region.USE_PREF_SIZE);
            fields.getChildren().setAll(url, path, help, line);
        } else {
            fields.getChildren().clear();
        }
        fields.setManaged(!fields.getChildren().isEmpty());
    }

    /** What is set here; empty for no price. What cannot be taken is said where it stands, and then {@link #wrong} is true. */
    Optional<UnitPrice> value() {
        if (choice.getSelectedToggle() == none) return Optional.empty();
        if (choice.getSelectedToggle() == own) return figure();
        return feedSource().map(source -> before.filter(price -> price.source().equals(source)).orElseGet(() -> new UnitPrice(unit, currency, source)));
    }

    private Optional<UnitPrice> figure() {
        var typed = PRICE.read(figure.text(), texts.locale());
        if (!typed.valid() || typed.value().isEmpty()) {
            figure.say(texts.get("money.price.wrong"));
            return Optional.empty();
        }
        double perUnit = typed.value().getAsDouble();
        // The same figure keeps its date: looking at it is not entering it.
        if (same(perUnit).isPresent()) return before;
        return Optional.of(new UnitPrice(unit, currency, new Own(perUnit, LocalDate.ofInstant(texts.now(), texts.times().zone()))));
    }

    private Optional<Feed> feedSource() {
        url.say("");
        path.say("");
        try {
            PriceFeed.check(url.text(), path.text());
            return Optional.of(new Feed(url.text(), path.text()));
        } catch (FeedException e) {
            say(e);
        } catch (IllegalArgumentException e) {
            url.say(texts.get("money.feed.problem.NO_ADDRESS"));
        }
        return Optional.empty();
    }

    boolean wrong() {
        return choice.getSelectedToggle() == own && figure.complains() || choice.getSelectedToggle() == feed && (url.complains() || path.complains());
    }

    private void say(FeedException e) {
        var at = switch (e.problem()) {
            case NO_PATH, NOTHING_THERE, NOT_A_PRICE, NOT_JSON -> path;
            case NO_ADDRESS, NOT_ENCRYPTED, UNREACHABLE, REDIRECTED, ERROR, TOO_LARGE -> url;
        };
        at.say(texts.get("money.feed.problem." + e.problem().name()));
    }

    private void tryFeed() {
        answer.setText("");
        var source = feedSource();
        if (source.isEmpty()) return;
        tryIt.setDisable(true);
        answer.setGraphic(null);
        answer.setText(texts.get("money.feed.asking"));
        background.execute(() -> {
            try {
                double price = money.ask(source.get());
                fx.execute(() -> tried(words.price(unit, price, currency), null));
            } catch (FeedException e) {
                fx.execute(() -> tried("", e));
            }
        });
    }

    private void tried(String said, FeedException problem) {
        tryIt.setDisable(false);
        answer.setText(said);
        answer.setGraphic(problem == null ? Icons.of("fth-check", "verified") : null);
        if (problem != null) say(problem);
    }
}
