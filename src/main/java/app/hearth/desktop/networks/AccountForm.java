package app.hearth.desktop.networks;

import app.hearth.desktop.text.Texts;
import app.hearth.protocol.ProjectConfig;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Log in, create an account, or give an account key; what cannot be sent is said under its field. */
final class AccountForm extends VBox {
    private final AddFlow flow;
    private final Texts texts;
    private final ToggleGroup choice = new ToggleGroup();
    private final ToggleButton logIn;
    private final ToggleButton create;
    private final ToggleButton key;
    private final TextField email = new TextField();
    private final PasswordField password = new PasswordField();
    private final TextField userName = new TextField();
    private final PasswordField authenticator = new PasswordField();
    private final VBox fields = new VBox();
    private ProjectConfig config = ProjectConfig.builder().build();

    AccountForm(AddFlow flow, Texts texts) {
        this.flow = flow;
        this.texts = texts;
        getStyleClass().add("account-form");
        fields.getStyleClass().add("account-fields");
        logIn = toggle("networks.account.logIn", "toLogIn");
        create = toggle("networks.account.create", "toCreate");
        key = toggle("networks.account.key", "toKey");
        HBox segments = new HBox(logIn, create, key);
        segments.getStyleClass().add("segments");
        segments.setMaxWidth(USE_PREF_SIZE);
        getChildren().addAll(segments, fields);
        email.setId("email");
        password.setId("password");
        userName.setId("userName");
        authenticator.setId("accountKey");
        for (TextField field : List.of(email, password, userName, authenticator)) field.setOnAction(_ -> send());
        choice.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) choice.selectToggle(before);
            else fill();
        });
        choice.selectToggle(logIn);
    }

    private ToggleButton toggle(String words, String id) {
        ToggleButton button = new ToggleButton(texts.get(words));
        button.setId(id);
        button.setToggleGroup(choice);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    /** @param refused what the network said of the last attempt, read out with the first field */
    void show(ProjectConfig now, boolean busy, String refused) {
        config = now;
        boolean closed = now.accountCreationDisabled() || now.clientAccountCreationDisabled() || now.inviteCodeRequired();
        create.setDisable(closed);
        if (closed && create.isSelected()) choice.selectToggle(logIn);
        fill();
        email.setAccessibleHelp(refused);
        setDisable(busy);
    }

    /** The field to begin with. */
    Node first() {
        if (key.isSelected()) return authenticator;
        return email.getText().isBlank() ? email : password;
    }

    private void fill() {
        fields.getChildren().clear();
        if (key.isSelected()) {
            field(authenticator, texts.get("networks.account.key"));
            note(texts.get("networks.account.key.help"));
            return;
        }
        field(email, texts.get(config.usesUsername() ? "networks.account.user" : directory() ? "networks.account.either" : "networks.account.email"));
        field(password, texts.get("networks.account.password"));
        if (create.isSelected()) {
            field(userName, texts.get("networks.account.name"));
            note(texts.get("networks.account.length", config.minPasswdLength()));
        } else if (create.isDisable()) {
            note(texts.get("networks.account.closed"));
        }
        note(texts.get(directory() ? "networks.account.sent" : "networks.account.hashed"));
    }

    /** Whether the account may be one of an organisation's directory: those have names without an @, and are not made here. */
    private boolean directory() {
        return config.ldapAuth() && logIn.isSelected();
    }

    private void field(TextField field, String name) {
        Label label = AddDialog.label(name, "strong");
        label.setLabelFor(field);
        field.setAccessibleText(name);
        fields.getChildren().addAll(label, field);
    }

    private void note(String words) {
        fields.getChildren().add(AddDialog.wrapped(words, "small", "muted"));
    }

    /** Sends what is filled in; a field that cannot be right keeps it. */
    void send() {
        fields.getChildren().removeIf(node -> node.getStyleClass().contains("field-message"));
        if (key.isSelected()) {
            if (filled(authenticator, text -> !text.isBlank(), "networks.account.noKey")) flow.useKey(authenticator.getText());
            return;
        }
        boolean right = filled(email, text -> !text.isBlank() && (config.usesUsername() || directory() || text.contains("@")),
                config.usesUsername() ? "networks.account.noUser" : directory() ? "networks.account.noEither" : "networks.account.noEmail");
        int least = create.isSelected() ? Math.max(1, config.minPasswdLength()) : 1;
        right &= filled(password, text -> text.length() >= least, create.isSelected() ? "networks.account.short" : "networks.account.noPassword");
        if (create.isSelected()) right &= filled(userName, text -> !text.isBlank(), "networks.account.noName");
        if (!right) return;
        if (create.isSelected()) flow.create(email.getText().strip(), password.getText(), userName.getText().strip());
        else flow.logIn(email.getText().strip(), password.getText());
    }

    private boolean filled(TextField field, Predicate<String> rule, String complaint) {
        boolean right = rule.test(field.getText());
        field.setAccessibleHelp("");
        if (right) return true;
        Label message = AddDialog.wrapped(texts.get(complaint, config.minPasswdLength()), "small", "error", "field-message");
        message.setGraphic(app.hearth.desktop.controls.Icons.of("fth-alert-circle", "error"));
        field.setAccessibleHelp(message.getText());
        fields.getChildren().add(fields.getChildren().indexOf(field) + 1, message);
        field.requestFocus();
        return false;
    }
}
