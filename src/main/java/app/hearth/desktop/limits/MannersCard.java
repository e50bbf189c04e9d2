package app.hearth.desktop.limits;

import app.hearth.desktop.feed.SettingsEditor;
import app.hearth.desktop.text.Texts;
import app.hearth.monitor.Untold.Sense;
import app.hearth.settings.Manners;
import app.hearth.settings.When;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * When to stay out of the user's way. Most people want the same whether they are there or not, and see one value of each; who wants two opens the
 * second column.
 */
final class MannersCard extends Group {
    private static final int BATTERY_ROW = 1;
    private static final int CHARGE_ROW = 2;
    private final MannersControls both;
    private final MannersControls inUse;
    private final MannersControls away;
    private final HBox batteryTile;
    private final HBox chargeTile;
    private final VBox one = new VBox();
    private final TwoColumns two = new TwoColumns(36);
    private final Button separate;
    private final Forms.Switch fullScreen;
    private final UntoldLines untold;
    private boolean opened;
    private LimitsState state;

    MannersCard(Texts texts, SettingsEditor editor) {
        super(texts, editor);
        separate = Forms.link(texts.get("limits.manners.separate"), this::turn);
        separate.setId("separateManners");
        head(texts.get("limits.manners"), "").getChildren().addAll(Forms.space(), separate);
        both = new MannersControls(texts, name -> name, id -> id,
                (key, value, change) -> change(texts.get(key), value, settings -> settings.withManners(settings.manners().both(change))));
        inUse = side(true);
        away = side(false);
        batteryTile = Forms.tile("fth-battery", texts.get("limits.battery"), new Label(texts.get("limits.battery.note")), both.battery());
        chargeTile = Forms.tile("fth-battery-charging", texts.get("limits.charge"), new Label(texts.get("limits.charge.note")), both.charge());
        one.getChildren().addAll(batteryTile, chargeTile,
                Forms.tile("fth-wifi", texts.get("limits.metered"), new Label(texts.get("limits.metered.note")), both.metered()),
                Forms.tile("fth-box", texts.get("limits.programs"), both.programWords(), both.choose()),
                Forms.tile("fth-activity", texts.get("limits.others"), new Label(texts.get("limits.others.note")), both.others()));
        one.getStyleClass().add("limit-tiles");
        columns();
        fullScreen = new Forms.Switch(texts.get("limits.fullScreen"), "fullScreen");
        fullScreen.onTurn(on -> change(texts.get("limits.fullScreen"), onOff(on), settings -> settings.withFullScreenIsUse(on)));
        untold = new UntoldLines(texts, Set.of(Sense.BATTERY, Sense.METERED, Sense.FULL_SCREEN, Sense.AWAKE));
        getChildren().addAll(one, two, Forms.tile("fth-film", texts.get("limits.fullScreen"), new Label(texts.get("limits.fullScreen.note")), fullScreen), untold);
    }

    private MannersControls side(boolean ofInUse) {
        String whose = texts.get(ofInUse ? "limits.inUse" : "limits.away");
        UnaryOperator<String> named = name -> texts.get("limits.figure.whose", name, whose);
        return new MannersControls(texts, named, id -> (ofInUse ? "inUse" : "away") + Character.toUpperCase(id.charAt(0)) + id.substring(1),
                (key, value, change) -> change(named.apply(texts.get(key)), value, settings -> settings.withManners(settings.manners().one(ofInUse, change))));
    }

    private void columns() {
        two.heads(Forms.label(texts.get("limits.inUse"), "small", "muted"), Forms.label(texts.get("limits.away"), "small", "muted"));
        two.add("fth-battery", texts.get("limits.battery"), MannersControls.cell(inUse.battery()), MannersControls.cell(away.battery()));
        two.add("fth-battery-charging", texts.get("limits.charge"), MannersControls.cell(inUse.charge()), MannersControls.cell(away.charge()));
        two.add("fth-wifi", texts.get("limits.metered"), MannersControls.cell(inUse.metered()), MannersControls.cell(away.metered()));
        two.add("fth-box", texts.get("limits.programs"), MannersControls.cell(inUse.choose(), inUse.programWords()),
                MannersControls.cell(away.choose(), away.programWords()));
        two.add("fth-activity", texts.get("limits.others"), MannersControls.cell(inUse.others()), MannersControls.cell(away.others()));
    }

    /** The cards' switches stand elsewhere. */
    private static boolean same(When<Manners> manners) {
        return manners.both(each -> each.withCardsOff(Set.of())).same();
    }

    private void turn() {
        boolean together = opened || !same(state.settings().manners());
        opened = !together;
        if (together && !same(state.settings().manners())) {
            change(texts.get("limits.manners"), texts.get("limits.manners.same.done"), settings -> settings.withManners(new When<>(settings.manners().inUse(),
                    settings.manners().inUse().withCardsOff(settings.manners().away().cardsOff()))));
        } else {
            show(state);
        }
    }

    @Override void show(LimitsState now) {
        state = now;
        var manners = now.settings().manners();
        boolean apart = opened || !same(manners);
        Forms.present(one, !apart);
        Forms.present(two, apart);
        separate.setText(texts.get(apart ? "limits.manners.same" : "limits.manners.separate"));
        Forms.present(batteryTile, now.hasBattery());
        Forms.present(chargeTile, now.hasBattery());
        two.present(BATTERY_ROW, now.hasBattery());
        two.present(CHARGE_ROW, now.hasBattery());
        var programs = List.copyOf(now.sharing().conditions().programs());
        both.show(manners.away(), programs);
        inUse.show(manners.inUse(), programs);
        away.show(manners.away(), programs);
        fullScreen.show(now.settings().fullScreenIsUse());
        untold.show(now);
    }

    void closePicker() {
        List.of(both, inUse, away).forEach(MannersControls::closePicker);
    }
}
