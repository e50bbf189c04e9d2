package app.hearth.desktop.limits;

import app.hearth.desktop.feed.SettingsEditor;
import app.hearth.desktop.limits.AmountCell.Scale;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.GraphicsCard;
import app.hearth.settings.UserSettings;
import app.hearth.settings.When;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How much may be taken, in use and away. */
final class HowMuchCard extends Group {
    private static final double GIB = 1L << 30;
    private final Map<Figure, AmountCell> inUse = new EnumMap<>(Figure.class);
    private final Map<Figure, AmountCell> away = new EnumMap<>(Figure.class);
    private final TwoColumns columns = new TwoColumns();
    private final Consumer<UserSettings> preview;
    private final Forms.Switch share;
    private final Label pauses = Forms.label("", "small", "muted");
    private final Forms.Switch cardInUse;
    private final Forms.Switch cardAway;
    private final NumberField minutes;
    private final VBox cardRows = new VBox();
    private final Supplier<List<GraphicsCard>> cards;
    private final Map<String, When<Forms.Switch>> cardSwitches = new LinkedHashMap<>();
    private LimitsState state;

    /**
     * @param cards   graphics cards as the engine knows them now
     * @param preview is told the settings as they would be while a slider is dragged
     */
    HowMuchCard(Texts texts, SettingsEditor editor, Supplier<List<GraphicsCard>> cards, Consumer<UserSettings> preview) {
        super(texts, editor);
        this.cards = cards;
        this.preview = preview;
        getStyleClass().add("how-much");
        share = new Forms.Switch(texts.get("limits.share.inUse"), "shareInUse");
        share.onTurn(on -> change(texts.get("limits.share.inUse"), onOff(on), settings -> Figure.whileInUse(settings, state.cores(), on)));
        minutes = new NumberField(texts, texts.get("limits.awayAfter"), "", new NumberRange(0.2, 1440, 1, false)).named("awayAfter");
        minutes.onValue(value -> change(texts.get("limits.awayAfter"), texts.get("span.minutes", value.orElse(5)),
                settings -> settings.withAwayAfter(Duration.ofSeconds(Math.max(10, Math.round(value.orElse(5) * 60))))));
        cardInUse = cardSwitch(true);
        cardAway = cardSwitch(false);
        columns.heads(inUseHead(), awayHead());
        row(Figure.PROCESSOR, "fth-cpu");
        row(Figure.CORES, "fth-grid");
        row(Figure.MEMORY, "fth-layers");
        row(Figure.GRAPHICS, "fth-monitor");
        inUse.get(Figure.GRAPHICS).switchedBy(cardInUse);
        away.get(Figure.GRAPHICS).switchedBy(cardAway);
        getChildren().addAll(columns, cardRows);
    }

    private HBox inUseHead() {
        HBox line = new HBox(swatch("of-yours"), Forms.wrapped(texts.get("limits.inUse"), "strong"), Forms.space(), pauses, share);
        line.getStyleClass().add("column-head");
        pauses.setMinWidth(Region.USE_PREF_SIZE);
        return line;
    }

    /** The minutes go to a line of their own where the column is narrow. */
    private VBox awayHead() {
        Label title = Forms.label(texts.get("limits.away"), "strong");
        HBox name = new HBox(swatch("of-shared"), title);
        HBox after = new HBox(Forms.label(texts.get("limits.after"), "small", "muted"), minutes, Forms.label(texts.get("limits.withoutInput"), "small", "muted"));
        name.getStyleClass().add("column-head");
        after.getStyleClass().add("column-head");
        FlowPane head = new FlowPane(name, after);
        head.getStyleClass().add("away-head");
        head.setMinWidth(0);
        VBox place = new VBox(head, minutes.takeMessage());
        place.getStyleClass().add("amount-place");
        return place;
    }

    private static Region swatch(String meaning) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("swatch", "round", meaning);
        return swatch;
    }

    private String name(Figure figure) {
        return texts.get("limits.figure." + figure);
    }

    private Forms.Switch cardSwitch(boolean ofInUse) {
        var turn = new Forms.Switch(texts.get("limits.figure.whose", name(Figure.GRAPHICS), texts.get(ofInUse ? "limits.inUse" : "limits.away")),
                ofInUse ? "graphicsInUse" : "graphicsAway");
        turn.onTurn(on -> move(Figure.GRAPHICS, ofInUse, on ? 75 : 0));
        return turn;
    }

    private void row(Figure figure, String icon) {
        inUse.put(figure, cell(figure, true));
        away.put(figure, cell(figure, false));
        columns.add(icon, name(figure), inUse.get(figure), away.get(figure));
    }

    private AmountCell cell(Figure figure, boolean ofInUse) {
        String whose = texts.get("limits.figure.whose", name(figure), texts.get(ofInUse ? "limits.inUse" : "limits.away"));
        AmountCell cell = new AmountCell(texts, whose, "", (ofInUse ? "inUse" : "away") + figure);
        cell.onPreview(step -> preview.accept(figure.moved(state.settings(), state.cores(), ofInUse, step)));
        cell.onMove(step -> move(figure, ofInUse, step));
        return cell;
    }

    private void move(Figure figure, boolean ofInUse, int step) {
        if (figure.of(ofInUse ? state.figures().inUse() : state.figures().away()) == step) return;
        Scale scale = scale(figure);
        String value = scale.range().write(scale.figure(step), texts.locale()) + " " + unit(figure);
        change(texts.get("limits.figure.whose", name(figure), texts.get(ofInUse ? "limits.inUse" : "limits.away")), value,
                settings -> figure.moved(settings, state.cores(), ofInUse, step));
    }

    private Scale scale(Figure figure) {
        return switch (figure) {
            case PROCESSOR -> new Scale(1, 100, 1, NumberRange.whole(1, 100));
            case CORES -> new Scale(1, state.cores(), 1, NumberRange.whole(1, state.cores()));
            case GRAPHICS -> new Scale(0, 100, 1, NumberRange.whole(0, 100));
            case MEMORY -> {
                double gigabytes = Math.max(1, state.memory()) / GIB;
                yield new Scale(1, 100, gigabytes / 100, new NumberRange(0.1, Math.max(0.1, Math.rint(gigabytes * 10) / 10), 1, false));
            }
        };
    }

    private String unit(Figure figure) {
        return switch (figure) {
            case PROCESSOR, GRAPHICS -> texts.get("unit.percent.sign");
            case CORES -> texts.get("limits.of", texts.figures().whole(state.cores()));
            case MEMORY -> texts.get("limits.of", texts.figures().bytes(state.memory()));
        };
    }

    @Override void show(LimitsState now) {
        state = now;
        var figures = now.figures();
        share.show(figures.whileInUse());
        pauses.setText(texts.get(figures.whileInUse() ? "limits.shares" : "limits.pauses"));
        minutes.show(now.settings().awayAfter().toSeconds() / 60.0);
        for (Figure figure : Figure.values()) {
            int here = figure.of(figures.inUse());
            int gone = figure.of(figures.away());
            boolean card = figure == Figure.GRAPHICS;
            inUse.get(figure).show(Math.min(here, figure.most(now.cores())), scale(figure), unit(figure), !figures.whileInUse() || card && here == 0);
            away.get(figure).show(Math.min(gone, figure.most(now.cores())), scale(figure), unit(figure), card && gone == 0);
        }
        inUse.get(Figure.GRAPHICS).showFigure(figures.inUse().gpuPercent() > 0);
        away.get(Figure.GRAPHICS).showFigure(figures.away().gpuPercent() > 0);
        cardInUse.show(figures.inUse().gpuPercent() > 0);
        cardInUse.setDisable(!figures.whileInUse());
        cardAway.show(figures.away().gpuPercent() > 0);
        columns.present(2, now.cores() > 1);
        columns.present(4, now.hasCard());
        showCards(now);
    }

    /** Of several cards each can be kept from tasks. */
    private void showCards(LimitsState now) {
        var all = cards.get();
        Forms.present(cardRows, all.size() > 1);
        if (!cardSwitches.keySet().equals(all.stream().map(GraphicsCard::key).collect(Collectors.toSet()))) fillCards(all);
        var manners = now.settings().manners();
        cardSwitches.forEach((key, turns) -> {
            turns.inUse().show(!manners.inUse().cardsOff().contains(key));
            turns.away().show(!manners.away().cardsOff().contains(key));
        });
    }

    private void fillCards(List<GraphicsCard> all) {
        cardSwitches.clear();
        var rows = new TwoColumns();
        for (var card : all) {
            String name = all.stream().filter(other -> other.name().equals(card.name())).count() > 1
                    ? texts.get("limits.cards.number", card.name(), texts.figures().whole(card.number() + 1)) : card.name();
            var turns = new When<>(oneCard(card.key(), name, true), oneCard(card.key(), name, false));
            cardSwitches.put(card.key(), turns);
            rows.add("fth-monitor", name, MannersControls.cell(turns.inUse()), MannersControls.cell(turns.away()));
        }
        cardRows.getChildren().setAll(rows);
    }

    private Forms.Switch oneCard(String key, String name, boolean ofInUse) {
        String whose = texts.get("limits.figure.whose", name, texts.get(ofInUse ? "limits.inUse" : "limits.away"));
        var turn = new Forms.Switch(whose, (ofInUse ? "inUseCard" : "awayCard") + key.replace(' ', '-'));
        turn.onTurn(on -> change(whose, onOff(on),
                settings -> settings.withManners(settings.manners().one(ofInUse, manners -> manners.withCard(key, on)))));
        return turn;
    }
}
