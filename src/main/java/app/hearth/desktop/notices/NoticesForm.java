package app.hearth.desktop.notices;

import app.hearth.desktop.text.Texts;
import app.hearth.rewards.notice.Herald.Voice;
import app.hearth.rewards.notice.Notice.Kind;
import app.hearth.rewards.notice.Notice.Reach;
import app.hearth.rewards.notice.NoticeBoard;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How far each kind of notice goes; what is chosen holds at once. A group of settings, to be put into a dialog or a screen. */
public final class NoticesForm extends VBox {
    private final NoticeBoard board;
    private final Texts texts;
    private final Label voice = small("");
    private final Map<Kind, ToggleGroup> groups = new EnumMap<>(Kind.class);

    public NoticesForm(NoticeBoard board, Texts texts) {
        this.board = board;
        this.texts = texts;
        getStyleClass().add("notice-kinds");
        getChildren().addAll(small(texts.get("earnings.notice.rules")), voice);
        for (var kind : Kind.values()) getChildren().add(row(kind));
        show();
    }

    /** Looks anew at what the system can do. */
    public void open() {
        board.askVoice();
        show();
    }

    /** Brings everything up to date. */
    public void show() {
        boolean silent = board.voice().filter(can -> can != Voice.THERE).isPresent();
        voice.setText(board.voice().filter(can -> can != Voice.THERE).map(can -> texts.get("earnings.notice.voice." + can)).orElse(""));
        voice.setVisible(silent);
        voice.setManaged(silent);
        groups.forEach((kind, group) -> group.getToggles().stream().filter(toggle -> toggle.getUserData() == board.reach(kind)).findFirst().ifPresent(group::selectToggle));
    }

    private static Label small(String words) {
        Label label = new Label(words);
        label.getStyleClass().addAll("small", "muted");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private HBox row(Kind kind) {
        Label name = new Label(texts.get("earnings.notice.kind." + kind));
        name.setWrapText(true);
        name.setMinHeight(Region.USE_PREF_SIZE);
        VBox words = new VBox(name, small(texts.get("earnings.notice.about." + kind)));
        words.getStyleClass().add("names");
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox segments = new HBox();
        segments.getStyleClass().add("segments");
        segments.setMaxHeight(Region.USE_PREF_SIZE);
        segments.setMinWidth(Region.USE_PREF_SIZE);
        var group = new ToggleGroup();
        for (var reach : new Reach[] {Reach.SYSTEM, Reach.HERE, Reach.OFF}) {
            ToggleButton button = new ToggleButton(texts.get("earnings.notice.reach." + reach));
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setUserData(reach);
            button.setToggleGroup(group);
            button.setAccessibleText(name.getText() + ": " + button.getText());
            segments.getChildren().add(button);
        }
        groups.put(kind, group);
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) group.selectToggle(before);
            else if (board.reach(kind) != now.getUserData()) board.setReach(kind, (Reach) now.getUserData());
        });
        HBox row = new HBox(words, segments);
        row.getStyleClass().add("notice-kind");
        return row;
    }
}
