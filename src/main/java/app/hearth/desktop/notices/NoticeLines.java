package app.hearth.desktop.notices;

import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.text.Texts;
import app.hearth.rewards.notice.Notice;
import app.hearth.rewards.notice.Notice.Kind;
import app.hearth.rewards.notice.Notice.Reach;
import app.hearth.rewards.notice.NoticeBoard;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** What there is to tell, a line each, on the screen that it is about; each can be put away or be made rarer. Absent where there is nothing. */
public final class NoticeLines extends VBox {
    private static final int FEW = 2;
    private final NoticeBoard board;
    private final Texts texts;
    private final NoticeWords words;
    private List<Notice> shown = List.of();
    private Optional<Lessened> lessened = Optional.empty();
    private boolean all;

    /** A kind that was just turned down. */
    private record Lessened(Kind kind, Reach before) {}

    public NoticeLines(NoticeBoard board, Texts texts) {
        this.board = board;
        this.texts = texts;
        this.words = new NoticeWords(texts);
        getStyleClass().add("notice-lines");
        ObservableValue<Boolean> looked = sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::focusedProperty).orElse(false);
        looked.subscribe(this::look);
        show();
    }

    /** Brings the lines up to date. */
    public void show() {
        var now = board.open();
        if (!sameLines(now)) {
            shown = now;
            build();
        }
        look(getScene() != null && getScene().getWindow() != null && getScene().getWindow().isFocused());
    }

    /** Whether somebody has looked changes nothing about the lines. */
    private boolean sameLines(List<Notice> now) {
        return now.stream().map(words::line).toList().equals(shown.stream().map(words::line).toList())
                && now.stream().map(Notice::id).toList().equals(shown.stream().map(Notice::id).toList());
    }

    private void look(boolean focused) {
        if (focused && !shown.isEmpty()) board.seen();
    }

    private void build() {
        getChildren().clear();
        lessened.ifPresent(change -> getChildren().add(said(change)));
        int most = all || shown.size() <= FEW + 1 ? shown.size() : FEW;
        shown.stream().limit(most).map(this::line).forEach(getChildren()::add);
        if (most < shown.size()) getChildren().add(link(texts.get("earnings.notice.more", shown.size() - most), () -> {
            all = true;
            build();
        }));
        boolean present = !getChildren().isEmpty();
        setVisible(present);
        setManaged(present);
    }

    private Node line(Notice notice) {
        boolean attention = notice.kind() == Kind.BEACON || notice.kind() == Kind.NOT_ACCEPTED;
        var icon = attention ? Icons.of("fth-alert-triangle", "attention") : Icons.of("fth-bell", "ember");
        return row(icon, words.line(notice), attention, List.of(link(words.fewer(), () -> lessen(notice.kind())), close(() -> board.dismiss(notice.id()))));
    }

    private void lessen(Kind kind) {
        lessened = Optional.of(new Lessened(kind, board.reach(kind)));
        board.fewer(List.of(kind));
        rebuild();
    }

    private Node said(Lessened change) {
        boolean off = board.reach(change.kind()) == Reach.OFF;
        String sentence = texts.get(off ? "earnings.notice.lessened.OFF" : "earnings.notice.lessened.HERE", texts.get("earnings.notice.kind." + change.kind()));
        return row(Icons.of("fth-check", "muted"), sentence, false, List.of(link(texts.get("undo.button"), () -> {
            board.setReach(change.kind(), change.before());
            forget();
        }), close(this::forget)));
    }

    private void forget() {
        lessened = Optional.empty();
        rebuild();
    }

    private void rebuild() {
        shown = board.open();
        build();
        requestFocus();
    }

    private static Node row(Node icon, String sentence, boolean attention, List<Node> acts) {
        Label label = new Label(sentence);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        HBox row = new HBox(icon, label);
        row.getChildren().addAll(acts);
        row.getStyleClass().add(attention ? "trouble" : "notice-line");
        return row;
    }

    private static Button link(String name, Runnable act) {
        Button link = new Button(name);
        link.getStyleClass().addAll("link", "small");
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setOnAction(_ -> act.run());
        return link;
    }

    private Button close(Runnable act) {
        Button close = new Button();
        close.setGraphic(Icons.of("fth-x"));
        close.getStyleClass().add("icon-only");
        close.setAccessibleText(texts.get("earnings.notice.dismiss"));
        close.setTooltip(new Tooltip(texts.get("earnings.notice.dismiss")));
        close.setOnAction(_ -> act.run());
        return close;
    }
}
