package app.hearth.desktop.networks;

import app.hearth.desktop.catalogue.Offer;
import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.networks.AddFlow.Step;
import app.hearth.desktop.text.Texts;
import app.hearth.protocol.ProjectConfig;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The steps of {@link AddFlow} as a card: one question at a time, what is wrong where it stands, Escape leaves. */
final class AddDialog extends VBox {
    private final AddFlow flow;
    private final Texts texts;
    private final Browser browser;
    private final Supplier<NetworksViewModel> model;
    private final Runnable close;
    private AccountForm form;
    private ManagerForm managerForm;

    AddDialog(AddFlow flow, Texts texts, Browser browser, Supplier<NetworksViewModel> model, Runnable close) {
        this.flow = flow;
        this.texts = texts;
        this.browser = browser;
        this.model = model;
        this.close = close;
        reset();
        getStyleClass().addAll("card", "add-dialog");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE) return;
            event.consume();
            leave();
        });
        flow.step().subscribe(this::show);
    }

    /** Forgets what was typed, for the next network. */
    final void reset() {
        form = new AccountForm(flow, texts);
        managerForm = new ManagerForm(flow, texts);
    }

    private void leave() {
        boolean busy = switch (flow.step().get()) {
            case Step.Asking _ -> true;
            case Step.Account(_, var asking, _) -> asking;
            case Step.Manager(_, var asking, _) -> asking;
            default -> false;
        };
        if (busy) flow.back();
        else close.run();
    }

    private void show(Step step) {
        switch (step) {
            case Step.Address(var text, var problem) -> address(text, problem);
            case Step.Asking(var address) -> busy(texts.get("networks.add.asking", address), texts.get("networks.cancel"), flow::back);
            case Step.Sheet(var config, var entry) -> sheet(config, entry.map(found -> found.home()).orElse(""));
            case Step.Account(var config, var busy, var problem) -> account(config, busy, problem);
            case Step.Manager(var config, var busy, var problem) -> manager(config, busy, problem);
            case Step.Managed(var name, var networks) -> managed(name, networks);
            case Step.Contacting(var url, var name, var problem) -> contacting(name, problem);
            case Step.Done(var name, var tasks, var said) -> done(texts.get("networks.add.done.title"), texts.get("networks.add.done", name, tasks), said);
        }
    }

    private void address(String text, Optional<String> problem) {
        TextField field = new TextField(text);
        field.setId("address");
        field.setPromptText("https://");
        Button next = primary("networks.next", () -> flow.ask(field.getText()));
        field.setOnAction(_ -> next.fire());
        Label name = label(texts.get("networks.address"), "strong");
        name.setLabelFor(field);
        Label help = wrapped(texts.get("networks.address.help"), "small", "muted");
        Label wrong = problem(problem);
        field.setAccessibleHelp(wrong.getText());
        page(texts.get("networks.add.title"), buttons(cancel(), next), name, field, wrong, help);
        focus(field);
    }

    private void busy(String words, String back, Runnable cancel) {
        ProgressIndicator turning = new ProgressIndicator();
        turning.getStyleClass().add("add-busy");
        Label label = wrapped(words);
        HBox row = new HBox(turning, label);
        row.getStyleClass().add("add-line");
        Button stop = new Button(back);
        stop.setId("cancel");
        stop.setOnAction(_ -> cancel.run());
        page(texts.get("networks.add.title"), buttons(stop), row);
        focus(stop);
    }

    private void sheet(ProjectConfig config, String home) {
        var rows = new VBox();
        rows.getStyleClass().add("trust-rows");
        var platforms = config.platforms().stream()
                .map(each -> each.planClass().isEmpty() ? each.name() : each.name() + "[" + each.planClass() + "]").toList();
        TrustRow.of(config, home, Offer.of(platforms, model.get().computer()), texts).forEach(row -> rows.getChildren().add(TrustPane.row(row)));
        Button next = primary("networks.next", flow::agree);
        page(texts.get("networks.add.which", config.name()), buttons(back(), next), rows);
        config.termsOfUse().ifPresent(terms -> {
            TextArea area = new TextArea(terms);
            area.setEditable(false);
            area.setWrapText(true);
            area.setPrefRowCount(5);
            area.setAccessibleText(texts.get("networks.terms"));
            CheckBox agreed = new CheckBox(texts.get("networks.terms.agree"));
            agreed.setId("agree");
            next.disableProperty().bind(agreed.selectedProperty().not());
            getChildren().addAll(getChildren().size() - 1, List.of(label(texts.get("networks.terms"), "strong"), area, agreed));
            focus(agreed);
        });
        if (config.termsOfUse().isEmpty()) focus(next);
    }

    private void account(ProjectConfig config, boolean busy, Optional<String> problem) {
        Label wrong = problem(problem);
        wrong.setId("accountProblem");
        form.show(config, busy, wrong.getText());
        logIn(config, busy, form, form::send, form::first, wrong);
    }

    private void manager(ProjectConfig config, boolean busy, Optional<String> problem) {
        Label wrong = problem(problem);
        managerForm.show(config, busy, wrong.getText());
        logIn(config, busy, managerForm, managerForm::send, managerForm::first, wrong);
    }

    private void logIn(ProjectConfig config, boolean busy, Node fields, Runnable send, Supplier<Node> first, Label wrong) {
        Button go = primary("networks.join", send);
        go.setId("join");
        go.setDisable(busy);
        if (busy) {
            ProgressIndicator turning = new ProgressIndicator();
            turning.getStyleClass().add("add-busy");
            Button stop = new Button(texts.get("networks.cancel"));
            stop.setOnAction(_ -> flow.back());
            page(texts.get("networks.add.which", config.name()), buttons(turning, stop, go), fields);
            focus(stop);
            return;
        }
        Button site = new Button(texts.get("networks.account.site"));
        site.getStyleClass().add("link");
        site.setOnAction(_ -> browser.open(config.masterUrl()));
        page(texts.get("networks.add.which", config.name()), buttons(back(), go), fields, wrong, site);
        focus(first.get());
    }

    private void managed(String name, List<String> networks) {
        String words = networks.isEmpty() ? texts.get("networks.manager.none", name)
                : texts.get("networks.manager.brought", name, networks.size(), String.join(", ", networks));
        done(texts.get("networks.manager.in"), words, "");
    }

    private void contacting(String name, Optional<String> problem) {
        if (problem.isEmpty()) {
            busy(texts.get("networks.add.contacting", name), texts.get("networks.add.inBackground"), close);
            return;
        }
        Button again = primary("action.askNow", flow::contactAgain);
        Button leave = new Button(texts.get("networks.add.giveUp"));
        leave.setOnAction(_ -> {
            flow.giveUp();
            close.run();
        });
        Button keep = new Button(texts.get("networks.add.inBackground"));
        keep.setOnAction(_ -> close.run());
        page(name, buttons(leave, keep, again), problem(problem));
        focus(again);
    }

    private void done(String title, String words, String said) {
        HBox row = new HBox(Icons.of("fth-check", "verified"), wrapped(words));
        row.getStyleClass().add("add-line");
        Button finish = primary("action.close", close);
        finish.setId("finish");
        if (said.isBlank()) page(title, buttons(finish), row);
        else page(title, buttons(finish), row, wrapped(texts.get("networks.add.said", said), "small", "muted"));
        focus(finish);
    }

    private void page(String title, HBox buttons, Node... content) {
        Label head = wrapped(title, "status-title");
        getChildren().setAll(head);
        getChildren().addAll(content);
        getChildren().add(buttons);
    }

    private static HBox buttons(Node... buttons) {
        HBox row = new HBox(buttons);
        row.getStyleClass().add("add-buttons");
        return row;
    }

    private Button primary(String key, Runnable act) {
        Button button = new Button(texts.get(key));
        button.getStyleClass().add("primary");
        button.setId("next");
        button.setOnAction(_ -> act.run());
        return button;
    }

    private Button cancel() {
        Button button = new Button(texts.get("networks.cancel"));
        button.setOnAction(_ -> close.run());
        return button;
    }

    private Button back() {
        Button button = new Button(texts.get("networks.back"));
        button.setOnAction(_ -> flow.back());
        return button;
    }

    private Label problem(Optional<String> words) {
        Label label = wrapped(words.orElse(""), "small", "error");
        label.setGraphic(Icons.of("fth-alert-circle", "error"));
        label.setId("problem");
        label.setVisible(words.isPresent());
        label.setManaged(words.isPresent());
        return label;
    }

    static Label label(String words, String... styles) {
        Label label = new Label(words);
        label.getStyleClass().addAll(styles);
        return label;
    }

    static Label wrapped(String words, String... styles) {
        Label label = label(words, styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }

    /** The step's first control, once it is on the screen. */
    private static void focus(Node node) {
        node.requestFocus();
        Platform.runLater(node::requestFocus);
    }
}
