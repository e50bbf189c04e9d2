package app.hearth.desktop.limits;

import app.hearth.desktop.controls.CardRow;
import app.hearth.desktop.feed.SettingsEditor;
import app.hearth.desktop.text.Texts;
import app.hearth.settings.Preset;
import app.hearth.settings.UserSettings;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The four levels as cards; one is always chosen. Each says what it sets on this computer. */
final class PresetCards {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private final Texts texts;
    private final SettingsEditor editor;
    private final ToggleGroup group = new ToggleGroup();
    private final Map<Preset, ToggleButton> buttons = new EnumMap<>(Preset.class);
    private final Map<Preset, Label> words = new EnumMap<>(Preset.class);
    private final Map<Preset, Label> reasons = new EnumMap<>(Preset.class);
    private boolean following;

    PresetCards(CardRow place, Texts texts, SettingsEditor editor) {
        this.texts = texts;
        this.editor = editor;
        for (Preset preset : Preset.values()) place.getChildren().add(card(preset));
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) group.selectToggle(before);
            else if (!following) choose((Preset) now.getUserData());
        });
    }

    private String name(Preset preset) {
        return texts.get("level." + preset.name().toLowerCase(Locale.ROOT));
    }

    /** The words lie over the button: a button's own graphic would not wrap. */
    private StackPane card(Preset preset) {
        ToggleButton button = new ToggleButton();
        button.setToggleGroup(group);
        button.setUserData(preset);
        button.setId("preset" + preset);
        button.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
        button.setMinSize(0, 0);
        button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        button.getStyleClass().add("preset");
        Region radio = new Region();
        radio.getStyleClass().add("preset-radio");
        Label about = Forms.wrapped("", "small", "muted");
        Label why = Forms.wrapped("", "small", "suggestion");
        VBox text = new VBox(Forms.label(name(preset), "strong"), about, why);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(radio, text);
        line.getStyleClass().add("preset-words");
        line.setMouseTransparent(true);
        StackPane card = new StackPane(button, line);
        card.getStyleClass().add("preset-card");
        button.selectedProperty().subscribe(chosen -> card.pseudoClassStateChanged(CHOSEN, chosen));
        buttons.put(preset, button);
        words.put(preset, about);
        reasons.put(preset, why);
        return card;
    }

    private void choose(Preset preset) {
        editor.change(texts.get("limits.done.preset", name(preset)), settings -> settings.withLevel(preset));
    }

    void show(LimitsState now) {
        following = true;
        group.selectToggle(buttons.get(now.settings().level()));
        following = false;
        for (Preset preset : Preset.values()) {
            String about = about(preset, now, texts);
            words.get(preset).setText(about);
            String why = preset == UserSettings.suggested(now.hasBattery(), now.cores()).level()
                    ? texts.get(now.hasBattery() ? "limits.suggested.battery" : "limits.suggested.mains") : "";
            reasons.get(preset).setText(why);
            Forms.present(reasons.get(preset), !why.isEmpty());
            buttons.get(preset).setAccessibleText(name(preset) + ". " + about + " " + why);
        }
    }

    /** What a level sets on this computer. */
    static String about(Preset preset, LimitsState now, Texts texts) {
        var figures = now.settings().howMuch(preset, now.cores());
        String away = texts.figures().percent(figures.away().cpuPercent() / 100.0);
        String here = texts.figures().percent(figures.inUse().cpuPercent() / 100.0);
        int cores = Math.min(figures.away().cores(), now.cores());
        return switch (preset) {
            case GENTLE -> texts.get("limits.preset.gentle", cores, away);
            case BALANCED -> texts.get("limits.preset.balanced", cores, away);
            case EVERYTHING -> texts.get("limits.preset.everything", cores, here);
            case OWN -> texts.get("limits.preset.own", cores, away);
        };
    }
}
