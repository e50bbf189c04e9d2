package app.hearth.desktop.networks;

import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.text.Texts;
import app.hearth.protocol.ProjectConfig;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** What an account manager does, and the account there; what cannot be sent is said under its field. */
final class ManagerForm extends VBox {
    private final AddFlow flow;
    private final Texts texts;
    private final TextField name = new TextField();
    private final PasswordField password = new PasswordField();

    ManagerForm(AddFlow flow, Texts texts) {
        this.flow = flow;
        this.texts = texts;
        getStyleClass().add("account-fields");
        name.setId("managerName");
        password.setId("managerPassword");
        name.setOnAction(_ -> send());
        password.setOnAction(_ -> send());
    }

    /** @param refused what it said of the last attempt, read out with the first field */
    void show(ProjectConfig config, boolean busy, String refused) {
        getChildren().setAll(AddDialog.wrapped(texts.get("networks.manager.means", config.name())));
        field(name, texts.get(config.usesUsername() ? "networks.account.user" : "networks.manager.user"));
        field(password, texts.get("networks.account.password"));
        getChildren().add(AddDialog.wrapped(texts.get("networks.account.hashed"), "small", "muted"));
        name.setAccessibleHelp(refused);
        setDisable(busy);
    }

    /** The field to begin with. */
    TextField first() {
        return name.getText().isBlank() ? name : password;
    }

    private void field(TextField field, String words) {
        Label label = AddDialog.label(words, "strong");
        label.setLabelFor(field);
        field.setAccessibleText(words);
        getChildren().addAll(label, field);
    }

    /** Sends what is filled in. */
    void send() {
        getChildren().removeIf(node -> node.getStyleClass().contains("field-message"));
        boolean named = filled(name, "networks.manager.noUser");
        if (filled(password, "networks.account.noPassword") && named) flow.joinManager(name.getText().strip(), password.getText());
        else if (!named) name.requestFocus();
    }

    private boolean filled(TextField field, String complaint) {
        field.setAccessibleHelp("");
        if (!field.getText().isBlank()) return true;
        Label message = AddDialog.wrapped(texts.get(complaint), "small", "error", "field-message");
        message.setGraphic(Icons.of("fth-alert-circle", "error"));
        field.setAccessibleHelp(message.getText());
        getChildren().add(getChildren().indexOf(field) + 1, message);
        field.requestFocus();
        return false;
    }
}
