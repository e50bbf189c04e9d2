package app.hearth.desktop.overview;

import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.feed.Setting;
import app.hearth.desktop.status.Status.Reason;
import app.hearth.engine.EngineCommand;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.javafx.FontIcon;

/** One reason: its place, its words, the button that ends it, and the link to where it is set. Kept and filled anew. */
final class ReasonRow extends VBox {
    private final Label place = new Label();
    private final FontIcon icon = Icons.of("fth-moon");
    private final Text title = new Text();
    private final Text detail = new Text();
    private final Button remedy = new Button();
    private final Hyperlink link = new Hyperlink();
    private final HBox acts = new HBox(remedy, link);
    private final HBox line;
    private Optional<EngineCommand> command = Optional.empty();
    private Optional<Setting> setting = Optional.empty();

    ReasonRow(Consumer<EngineCommand> sender, Consumer<Setting> opener) {
        getStyleClass().add("reason");
        place.getStyleClass().addAll("small", "muted", "place");
        title.getStyleClass().addAll("reason-word", "strong");
        detail.getStyleClass().addAll("reason-word", "reason-detail");
        var words = new TextFlow(title, detail);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        remedy.getStyleClass().add("compact");
        remedy.setMinWidth(USE_PREF_SIZE);
        remedy.setOnAction(_ -> command.ifPresent(sender));
        link.getStyleClass().add("link");
        link.setMinWidth(USE_PREF_SIZE);
        link.setOnAction(_ -> {
            link.setVisited(false);
            setting.ifPresent(opener);
        });
        acts.getStyleClass().add("reason-acts");
        acts.setMinWidth(USE_PREF_SIZE);
        var said = new HBox(words); // centres the words beside the icon, one line or two
        said.getStyleClass().add("reason-words");
        HBox.setHgrow(said, Priority.ALWAYS);
        said.setMinWidth(0);
        line = new HBox(place, icon, said, acts);
        line.getStyleClass().add("reason-line");
        getChildren().add(line);
    }

    void stack(boolean below) {
        if (below == getChildren().contains(acts)) return;
        if (below) {
            line.getChildren().remove(acts);
            getChildren().add(acts);
        } else {
            getChildren().remove(acts);
            line.getChildren().add(acts);
        }
    }

    void show(String number, Reason reason, String linkWords) {
        place.setText(number);
        present(place, !number.isEmpty());
        icon.setIconLiteral(reason.icon());
        title.setText(reason.title());
        detail.setText(reason.detail().isEmpty() ? "" : " · " + reason.detail());
        command = reason.remedy().map(each -> each.command());
        remedy.setText(reason.remedy().map(each -> each.text()).orElse(""));
        present(remedy, reason.remedy().isPresent());
        setting = reason.from();
        link.setText(linkWords);
        link.setAccessibleText(linkWords + " " + reason.title());
        present(link, setting.isPresent());
        present(acts, setting.isPresent() || command.isPresent());
    }

    private static void present(javafx.scene.Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }
}
