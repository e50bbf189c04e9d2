package app.hearth.desktop.limits;

import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.policy.Power;
import app.hearth.monitor.Reading;
import app.hearth.settings.Electricity;
import app.hearth.settings.Electricity.PriceWindow;
import app.hearth.settings.UserSettings;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What electricity costs, by time of day too, and what the computer draws; each figure says where it is from. */
final class ElectricityForm extends VBox {
    private static final NumberRange PRICE = new NumberRange(0, 10_000, 4, true);
    private static final List<LocalTime> HALF_HOURS = IntStream.range(0, 48).mapToObj(i -> LocalTime.MIDNIGHT.plusMinutes(30L * i)).toList();
    private final Texts texts;
    private final Changes changes;
    private final NumberField price;
    private final ComboBox<String> currency = new ComboBox<>();
    private final NumberField watts;
    private final Label source = Forms.wrapped("", "small", "muted");
    private final NumberField cardWatts;
    private final Label cardSource = Forms.wrapped("", "small", "muted");
    private final HBox cardLine;
    private final VBox windows = new VBox();
    private List<PriceWindow> shown = List.of();
    private Electricity electricity = Electricity.UNKNOWN;
    private boolean following;

    /** Where changes go, with the words of the undo. */
    interface Changes {
        void change(String name, String value, UnaryOperator<UserSettings> change);
    }

    ElectricityForm(Texts texts, Changes changes) {
        this.texts = texts;
        this.changes = changes;
        getStyleClass().add("electricity");
        price = new NumberField(texts, texts.get("limits.price"), "", PRICE).named("price").prompt("–");
        price.onValue(value -> change(texts.get("limits.price"), electricity.withPricePerKwh(value)));
        var codes = new TreeSet<String>();
        Currency.getAvailableCurrencies().stream().filter(each -> each.getDefaultFractionDigits() >= 0).forEach(each -> codes.add(each.getCurrencyCode()));
        currency.getItems().setAll(codes);
        currency.setAccessibleText(texts.get("limits.currency"));
        currency.valueProperty().subscribe(code -> {
            if (!following && code != null) change(texts.get("limits.currency"), electricity.withCurrency(code));
        });
        watts = new NumberField(texts, texts.get("limits.watts"), texts.get("unit.watt"), new NumberRange(1, 5000, 1, true)).named("watts");
        watts.onValue(value -> change(texts.get("limits.watts"), electricity.withFullWatts(value)));
        cardWatts = new NumberField(texts, texts.get("limits.cardWatts"), texts.get("unit.watt"), new NumberRange(1, 5000, 1, true)).named("cardWatts");
        cardWatts.onValue(value -> change(texts.get("limits.cardWatts"), electricity.withCardWatts(value)));
        HBox first = line(Icons.of("fth-zap", "muted"), Forms.label(texts.get("limits.price")), price, currency, Forms.label(texts.get("limits.perKwh.words"), "small", "muted"));
        HBox second = line(Forms.label(texts.get("limits.watts")), watts);
        cardLine = line(Forms.label(texts.get("limits.cardWatts")), cardWatts);
        Button add = Forms.link(texts.get("limits.price.other"), () -> setWindows(add(new PriceWindow(LocalTime.of(22, 0), LocalTime.of(6, 0),
                electricity.pricePerKwh().orElse(0)))));
        add.setId("addPrice");
        FlowPane lines = new FlowPane(first, second, cardLine, add); // a wrapped text in it would make it as wide as the text
        lines.getStyleClass().add("electricity-lines");
        windows.getStyleClass().add("price-windows");
        getChildren().addAll(lines, source, cardSource, price.takeMessage(), watts.takeMessage(), cardWatts.takeMessage(), windows);
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(nodes);
        line.getStyleClass().add("electricity-line");
        return line;
    }

    private void change(String name, Electricity next) {
        changes.change(texts.get("limits.electricity"), name, settings -> settings.withElectricity(next));
    }

    private List<PriceWindow> add(PriceWindow window) {
        var all = new ArrayList<>(electricity.windows());
        all.add(window);
        return all;
    }

    private void setWindows(List<PriceWindow> all) {
        change(texts.get("limits.prices"), electricity.withWindows(all));
    }

    private void replace(int place, PriceWindow window) {
        var all = new ArrayList<>(electricity.windows());
        all.set(place, window);
        setWindows(all);
    }

    private Node row(int place, PriceWindow window) {
        ComboBox<LocalTime> from = time(texts.get("limits.from"), window.from());
        ComboBox<LocalTime> to = time(texts.get("limits.to"), window.to());
        from.valueProperty().subscribe((before, now) -> replace(place, new PriceWindow(now, electricity.windows().get(place).to(), electricity.windows().get(place).pricePerKwh())));
        to.valueProperty().subscribe((before, now) -> replace(place, new PriceWindow(electricity.windows().get(place).from(), now, electricity.windows().get(place).pricePerKwh())));
        NumberField cost = new NumberField(texts, texts.get("limits.price"), electricity.currency(), new NumberRange(0, 10_000, 4, false)).named("price" + place);
        cost.show(window.pricePerKwh());
        cost.onValue(value -> replace(place, new PriceWindow(electricity.windows().get(place).from(), electricity.windows().get(place).to(), value.orElse(0))));
        Button remove = new Button("", Icons.of("fth-x"));
        remove.getStyleClass().add("icon-only");
        remove.setAccessibleText(texts.get("limits.price.remove"));
        remove.setTooltip(new javafx.scene.control.Tooltip(texts.get("limits.price.remove")));
        remove.setOnAction(_ -> {
            var all = new ArrayList<>(electricity.windows());
            all.remove(place);
            setWindows(all);
        });
        return line(Forms.label(texts.get("limits.from"), "muted"), from, Forms.label(texts.get("limits.to"), "muted"), to, cost, remove);
    }

    private ComboBox<LocalTime> time(String name, LocalTime value) {
        ComboBox<LocalTime> box = new ComboBox<>();
        box.getItems().setAll(HALF_HOURS);
        box.setAccessibleText(name);
        box.setConverter(new javafx.util.StringConverter<>() {
            @Override public String toString(LocalTime time) {
                return time == null ? "" : java.time.format.DateTimeFormatter.ofLocalizedTime(java.time.format.FormatStyle.SHORT)
                        .withLocale(texts.locale()).format(time);
            }

            @Override public LocalTime fromString(String words) {
                return null;
            }
        });
        box.setValue(value);
        return box;
    }

    private String source(Power power, LimitsState now) {
        String full = texts.figures().whole(Math.round(power.fullWatts()));
        boolean refused = now.reading().map(reading -> reading.draw().meter() == Reading.Meter.REFUSED).orElse(false);
        return switch (power.source()) {
            case ENTERED -> texts.get("limits.watts.entered");
            case SENSOR -> texts.get("limits.watts.sensor", full);
            case ESTIMATE -> texts.get(refused ? "limits.watts.refused" : "limits.watts.estimate", full);
        };
    }

    /** What each card draws, by its name. */
    private String cardSource(List<Power.Card> cards) {
        if (electricity.cardWatts().isPresent()) return texts.get("limits.cardWatts.entered");
        return cards.stream().map(card -> card.fullWatts() > 0
                ? texts.get("limits.cardWatts." + card.source(), card.name(), texts.figures().whole(Math.round(card.fullWatts())))
                : texts.get("limits.cardWatts.inside", card.name())).distinct().collect(Collectors.joining("; "));
    }

    /** Leads to the price. */
    void askPrice() {
        price.requestFocus();
    }

    void show(LimitsState now) {
        electricity = now.settings().electricity();
        following = true;
        price.show(electricity.pricePerKwh());
        currency.setValue(electricity.currency());
        following = false;
        watts.show(electricity.fullWatts());
        Power power = now.sharing().power().with(electricity, now.cores(), now.hasBattery());
        watts.prompt(texts.figures().whole(Math.round(power.fullWatts())));
        source.setText(source(power, now));
        var own = power.cards().stream().filter(card -> card.fullWatts() > 0).findFirst();
        Forms.present(cardLine, !power.cards().isEmpty());
        Forms.present(cardSource, !power.cards().isEmpty());
        cardWatts.show(electricity.cardWatts());
        cardWatts.prompt(own.map(card -> texts.figures().whole(Math.round(card.fullWatts()))).orElse("–"));
        cardSource.setText(cardSource(power.cards()));
        if (electricity.windows().equals(shown)) return;
        boolean sameRows = electricity.windows().size() == shown.size();
        shown = electricity.windows();
        if (sameRows && windows.isFocusWithin()) return;
        windows.getChildren().clear();
        for (int i = 0; i < shown.size(); i++) windows.getChildren().add(row(i, shown.get(i)));
    }
}
