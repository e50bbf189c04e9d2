package app.hearth.desktop.limits;

import app.hearth.desktop.text.Texts;
import app.hearth.settings.Manners;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** The controls of one set of manners. What they change goes to whoever made them. */
final class MannersControls {
    /** What was changed, its new value in words, and the change. */
    interface Change {
        void make(String key, String value, UnaryOperator<Manners> change);
    }

    private final Texts texts;
    private final Change change;
    private final UnaryOperator<String> names;
    private final UnaryOperator<String> ids;
    private final Forms.Switch battery;
    private final NumberField batteryDownTo;
    private final Forms.Switch charge;
    private final NumberField chargeBelow;
    private final Forms.Switch metered;
    private final Label programWords = new Label(" ");
    private final Button choose;
    private final ProgramPicker picker;
    private final OptionalNumber others;
    private Manners shown = Manners.USUAL;
    private List<String> running = List.of();

    /**
     * @param names what a control is called, from its plain name
     * @param ids   its id, from the plain one
     */
    MannersControls(Texts texts, UnaryOperator<String> names, UnaryOperator<String> ids, Change change) {
        this.texts = texts;
        this.names = names;
        this.ids = ids;
        this.change = change;
        battery = turn("limits.battery", "battery", on -> manners -> manners.withBatteryDownTo(on ? 60 : 100));
        batteryDownTo = percent("limits.battery.downTo", "batteryDownTo", 0, 99, value -> manners -> manners.withBatteryDownTo(value));
        charge = turn("limits.charge", "charge", on -> manners -> manners.withChargeFirstBelow(on ? Manners.USUAL.chargeFirstBelow() : 0));
        chargeBelow = percent("limits.charge.below", "chargeBelow", 1, 100, value -> manners -> manners.withChargeFirstBelow(value));
        metered = turn("limits.metered", "metered", on -> manners -> manners.withPauseOnMetered(on));
        choose = new Button(texts.get("limits.programs.choose"));
        choose.setId(ids.apply("choosePrograms"));
        choose.getStyleClass().add("compact");
        choose.setMinWidth(Button.USE_PREF_SIZE);
        choose.setAccessibleText(names.apply(texts.get("limits.programs")));
        programWords.setWrapText(true);
        picker = new ProgramPicker(texts, chosen -> change.make("limits.programs", said(chosen), manners -> manners.withPrograms(chosen)));
        choose.setOnAction(_ -> picker.open(choose, shown.programs(), running));
        others = new OptionalNumber(texts, names.apply(texts.get("limits.others")), texts.get("unit.percent.sign"), NumberRange.whole(1, 100), 75)
                .named(ids.apply("othersBusy"));
        others.onValue(value -> change.make("limits.others", value.isPresent() ? percent((int) value.getAsDouble()) : onOff(false),
                manners -> manners.withOthersBusy(value.isPresent() ? OptionalInt.of((int) value.getAsDouble()) : OptionalInt.empty())));
    }

    private interface Turned {
        UnaryOperator<Manners> to(boolean on);
    }

    private interface Typed {
        UnaryOperator<Manners> to(int value);
    }

    private Forms.Switch turn(String key, String id, Turned turned) {
        var turn = new Forms.Switch(names.apply(texts.get(key)), ids.apply(id));
        turn.onTurn(on -> change.make(key, onOff(on), turned.to(on)));
        return turn;
    }

    private NumberField percent(String key, String id, int least, int most, Typed typed) {
        var field = new NumberField(texts, names.apply(texts.get(key)), texts.get("unit.percent.sign"), NumberRange.whole(least, most)).named(ids.apply(id));
        field.onValue(value -> value.ifPresent(number -> change.make(key, percent((int) number), typed.to((int) number))));
        return field;
    }

    private String percent(int value) {
        return texts.figures().percent(value / 100.0);
    }

    private String onOff(boolean on) {
        return texts.get(on ? "limits.on" : "limits.off");
    }

    private String said(List<String> programs) {
        return programs.isEmpty() ? texts.get("limits.programs.none") : String.join(", ", programs);
    }

    Node[] battery() {
        return new Node[] {batteryDownTo, battery};
    }

    Node[] charge() {
        return new Node[] {chargeBelow, charge};
    }

    Node metered() {
        return metered;
    }

    Label programWords() {
        return programWords;
    }

    Node choose() {
        return choose;
    }

    Node others() {
        return others;
    }

    /** In a column: the switch first, so that switches stand below each other. */
    static HBox cell(Node... controls) {
        var cell = new HBox(controls);
        cell.getStyleClass().add("manner");
        cell.setMinWidth(0);
        return cell;
    }

    void show(Manners manners, List<String> programs) {
        shown = manners;
        running = programs;
        battery.show(manners.batteryDownTo() < 100);
        Forms.present(batteryDownTo, manners.batteryDownTo() < 100);
        batteryDownTo.show(Math.min(99, manners.batteryDownTo()));
        charge.show(manners.chargeFirstBelow() > 0);
        Forms.present(chargeBelow, manners.chargeFirstBelow() > 0);
        chargeBelow.show(Math.max(1, manners.chargeFirstBelow()));
        metered.show(manners.pauseOnMetered());
        programWords.setText(said(manners.programs()));
        others.show(manners.othersBusy().isPresent() ? OptionalDouble.of(manners.othersBusy().getAsInt()) : OptionalDouble.empty());
    }

    void closePicker() {
        picker.close();
    }
}
