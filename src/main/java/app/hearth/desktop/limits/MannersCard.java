package app.hearth.desktop.limits;

import app.hearth.desktop.feed.SettingsEditor;
import app.hearth.desktop.text.Texts;
import app.hearth.settings.Manners;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** When to stay out of the user's way. */
final class MannersCard extends Group {
    private final Forms.Switch battery;
    private final NumberField batteryDownTo;
    private final Forms.Switch charge;
    private final NumberField chargeBelow;
    private final HBox batteryTile;
    private final HBox chargeTile;
    private final Forms.Switch metered;
    private final Label programWords = new Label(" ");
    private final Button choose;
    private final ProgramPicker picker;
    private final Forms.Switch fullScreen;
    private final OptionalNumber others;
    private LimitsState state;

    MannersCard(Texts texts, SettingsEditor editor) {
        super(texts, editor);
        head(texts.get("limits.manners"), "");
        battery = new Forms.Switch(texts.get("limits.battery"), "battery");
        battery.onTurn(on -> set("limits.battery", onOff(on), manners -> manners.withBatteryDownTo(on ? 60 : 100)));
        batteryDownTo = percent("limits.battery.downTo", "batteryDownTo", 0, 99);
        batteryDownTo.onValue(value -> set("limits.battery.downTo", percent(value), manners -> manners.withBatteryDownTo((int) value.orElse(60))));
        batteryTile = Forms.tile("fth-battery", texts.get("limits.battery"), new Label(texts.get("limits.battery.note")), batteryDownTo, battery);
        charge = new Forms.Switch(texts.get("limits.charge"), "charge");
        charge.onTurn(on -> set("limits.charge", onOff(on), manners -> manners.withChargeFirstBelow(on ? Manners.USUAL.chargeFirstBelow() : 0)));
        chargeBelow = percent("limits.charge.below", "chargeBelow", 1, 100);
        chargeBelow.onValue(value -> set("limits.charge.below", percent(value), manners -> manners.withChargeFirstBelow((int) value.orElse(80))));
        chargeTile = Forms.tile("fth-battery-charging", texts.get("limits.charge"), new Label(texts.get("limits.charge.note")), chargeBelow, charge);
        metered = new Forms.Switch(texts.get("limits.metered"), "metered");
        metered.onTurn(on -> set("limits.metered", onOff(on), manners -> manners.withPauseOnMetered(on)));
        choose = new Button(texts.get("limits.programs.choose"));
        choose.setId("choosePrograms");
        choose.getStyleClass().add("compact");
        picker = new ProgramPicker(texts, names -> set("limits.programs", said(names), manners -> manners.withPrograms(names)));
        choose.setOnAction(_ -> picker.open(choose, state.settings().manners().programs(), state.sharing().conditions().programs()));
        fullScreen = new Forms.Switch(texts.get("limits.fullScreen"), "fullScreen");
        fullScreen.onTurn(on -> set("limits.fullScreen", onOff(on), manners -> manners.withFullScreenIsUse(on)));
        others = new OptionalNumber(texts, texts.get("limits.others"), texts.get("unit.percent.sign"), NumberRange.whole(1, 100), 75).named("othersBusy");
        others.onValue(value -> set("limits.others", value.isPresent() ? percent(value) : onOff(false), manners -> manners.withOthersBusy(
                value.isPresent() ? OptionalInt.of((int) value.getAsDouble()) : OptionalInt.empty())));
        getChildren().addAll(batteryTile, chargeTile,
                Forms.tile("fth-wifi", texts.get("limits.metered"), new Label(texts.get("limits.metered.note")), metered),
                Forms.tile("fth-box", texts.get("limits.programs"), programWords, choose),
                Forms.tile("fth-film", texts.get("limits.fullScreen"), new Label(texts.get("limits.fullScreen.note")), fullScreen),
                Forms.tile("fth-activity", texts.get("limits.others"), new Label(texts.get("limits.others.note")), others));
    }

    private NumberField percent(String name, String id, double least, double most) {
        return new NumberField(texts, texts.get(name), texts.get("unit.percent.sign"), NumberRange.whole(least, most)).named(id);
    }

    private String percent(OptionalDouble value) {
        return texts.figures().percent(value.orElse(0) / 100);
    }

    private String said(List<String> programs) {
        return programs.isEmpty() ? texts.get("limits.programs.none") : String.join(", ", programs);
    }

    private void set(String name, String value, UnaryOperator<Manners> change) {
        change(texts.get(name), value, settings -> settings.withManners(change.apply(settings.manners())));
    }

    @Override void show(LimitsState now) {
        state = now;
        Manners manners = now.settings().manners();
        Forms.present(batteryTile, now.hasBattery());
        Forms.present(chargeTile, now.hasBattery());
        battery.show(manners.batteryDownTo() < 100);
        Forms.present(batteryDownTo, manners.batteryDownTo() < 100);
        batteryDownTo.show(Math.min(99, manners.batteryDownTo()));
        charge.show(manners.chargeFirstBelow() > 0);
        Forms.present(chargeBelow, manners.chargeFirstBelow() > 0);
        chargeBelow.show(Math.max(1, manners.chargeFirstBelow()));
        metered.show(manners.pauseOnMetered());
        programWords.setText(said(manners.programs()));
        fullScreen.show(manners.fullScreenIsUse());
        others.show(manners.othersBusy().isPresent() ? OptionalDouble.of(manners.othersBusy().getAsInt()) : OptionalDouble.empty());
    }

    void closePicker() {
        picker.close();
    }
}
