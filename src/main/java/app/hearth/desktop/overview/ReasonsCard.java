package app.hearth.desktop.overview;

import app.hearth.desktop.feed.Setting;
import app.hearth.desktop.status.Status.Reason;
import app.hearth.engine.EngineCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All reasons in force, each with its end, its remedy and the way to the setting it comes from. */
public final class ReasonsCard extends VBox {
    private final List<ReasonRow> rows = new ArrayList<>();
    private List<Reason> shown = List.of();
    private Consumer<EngineCommand> sender = _ -> { };
    private Consumer<Setting> opener = _ -> { };
    private Function<Setting, String> linkWords = _ -> "";
    private boolean stacked;

    public ReasonsCard() {
        getStyleClass().addAll("card", "reasons");
        setMinHeight(USE_PREF_SIZE);
        setVisible(false);
        setManaged(false);
    }

    void onRemedy(Consumer<EngineCommand> sender) {
        this.sender = sender;
    }

    /** Who opens a setting, and what the link to it says. */
    void onSetting(Consumer<Setting> opener, Function<Setting, String> words) {
        this.opener = opener;
        this.linkWords = words;
    }

    /** In a narrow window the buttons stand below the words. */
    void stack(boolean below) {
        stacked = below;
        rows.forEach(row -> row.stack(below));
    }

    /** Rows are kept and filled anew: one that was rebuilt would lose the focus. */
    void show(List<Reason> reasons) {
        if (reasons.equals(shown)) return;
        shown = reasons;
        setVisible(!reasons.isEmpty());
        setManaged(!reasons.isEmpty());
        while (rows.size() > reasons.size()) {
            rows.removeLast();
            getChildren().removeLast();
            if (!rows.isEmpty()) getChildren().removeLast();
        }
        while (rows.size() < reasons.size()) {
            if (!rows.isEmpty()) getChildren().add(divider());
            var row = new ReasonRow(command -> sender.accept(command), setting -> opener.accept(setting));
            row.stack(stacked);
            rows.add(row);
            getChildren().add(row);
        }
        for (int i = 0; i < reasons.size(); i++) {
            Reason reason = reasons.get(i);
            rows.get(i).show(reasons.size() == 1 ? "" : String.valueOf(i + 1), reason, reason.from().map(linkWords).orElse(""));
        }
    }

    private static Region divider() {
        Region line = new Region();
        line.getStyleClass().add("divider");
        return line;
    }
}
