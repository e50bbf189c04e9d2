package app.hearth.desktop.networks;

import app.hearth.desktop.controls.Confirm;
import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineSnapshot;
import app.hearth.engine.EngineSnapshot.Manager;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The account manager that chooses networks here, while one does: when it was heard, asking it now, leaving it. */
final class ManagerCard extends HBox {
    private final NetworksViewModel model;
    private final Texts texts;
    private final Label title = AddDialog.wrapped("", "strong");
    private final Label sentence = AddDialog.wrapped("", "small", "muted");
    private final Label problem = AddDialog.wrapped("", "small", "error");
    private final Button ask;
    private Optional<Manager> shown = Optional.empty();

    ManagerCard(NetworksViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().addAll("card", "manager-card");
        problem.setGraphic(Icons.of("fth-alert-circle", "error"));
        VBox words = new VBox(title, sentence, problem);
        words.getStyleClass().add("names");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        ask = button("action.askNow", "askManager", model::askManager);
        getChildren().addAll(words, ask, button("networks.manager.leave", "leaveManager", this::leave));
        present(false);
    }

    private Button button(String words, String id, Runnable act) {
        Button button = new Button(texts.get(words));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> act.run());
        return button;
    }

    void show(EngineSnapshot snapshot) {
        var manager = snapshot.managers().account();
        // One that has let nobody in yet is the dialog's matter.
        shown = Optional.of(manager).filter(now -> !now.url().isEmpty() && now.heard().isPresent());
        present(shown.isPresent());
        shown.ifPresent(now -> {
            title.setText(texts.get("networks.manager.chooses", now.title()));
            boolean asking = now.errorNumber() == Manager.IN_PROGRESS;
            ask.setDisable(asking);
            sentence.setText(asking ? texts.get("networks.add.asking", now.title()) : texts.get("networks.manager.heard",
                    texts.times().ago(now.heard().orElseThrow()), now.next().map(texts.times()::moment).orElse("")));
            boolean failed = now.errorNumber() != 0 && !asking;
            problem.setVisible(failed);
            problem.setManaged(failed);
            if (failed) problem.setText(Words.of(now, now.title(), texts));
        });
    }

    private void present(boolean present) {
        setVisible(present);
        setManaged(present);
    }

    private void leave() {
        shown.ifPresent(of -> {
            var question = new Confirm.Question(texts.get("networks.manager.leave.title", of.title()), texts.get("networks.manager.leave.means"),
                    texts.get("networks.manager.leave.keep"), texts.get("networks.manager.leave"));
            if (Confirm.ask(this, question)) model.leaveManager();
        });
    }
}
