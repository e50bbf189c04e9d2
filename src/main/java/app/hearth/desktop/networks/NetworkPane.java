package app.hearth.desktop.networks;

import app.hearth.desktop.controls.Confirm;
import app.hearth.desktop.controls.Fxml;
import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.text.Texts;
import app.hearth.engine.EngineClient;
import app.hearth.engine.EngineSnapshot.Link;
import app.hearth.rewards.BoincEarnings;
import atlantafx.base.controls.ProgressSliderSkin;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** All about one network: how it stands, its share, its trust sheet, what can be done. */
public final class NetworkPane {
    private final NetworksViewModel model;
    private final Texts texts;
    private final Browser browser;
    private final Runnable close;
    private final TrustPane trust;
    private final Parent view;
    private NetworkView shown;
    private List<Link> links = List.of();
    private boolean following;

    @FXML private Label name;
    @FXML private MenuItem reset;
    @FXML private MenuItem leave;
    @FXML private Label about;
    @FXML private Label pill;
    @FXML private Label sentence;
    @FXML private Label detail;
    @FXML private Button remedy;
    @FXML private Label account;
    @FXML private Label managed;
    @FXML private Label credit;
    @FXML private Label average;
    @FXML private HBox shareRow;
    @FXML private Slider share;
    @FXML private Label percent;
    @FXML private Label shareWords;
    @FXML private VBox trustPlace;
    @FXML private Label notices;
    @FXML private VBox linkPlace;
    @FXML private Button pause;
    @FXML private Button resume;
    @FXML private Button accountPage;
    @FXML private Button noMore;
    @FXML private Button takeWork;

    NetworkPane(EngineClient engine, NetworksViewModel model, Texts texts, Browser browser, Runnable close) {
        this.model = model;
        this.texts = texts;
        this.browser = browser;
        this.close = close;
        this.trust = new TrustPane(engine, texts, model::allowInternet);
        this.view = Fxml.load(this, "NetworkPane", texts.bundle());
    }

    @FXML private void initialize() {
        trustPlace.getChildren().add(trust);
        share.setSkin(new ProgressSliderSkin(share));
        share.valueProperty().subscribe(value -> percent.setText(texts.figures().percent(value.doubleValue() / 100)));
        share.valueChangingProperty().subscribe(changing -> {
            if (!changing) sendShare();
        });
        share.valueProperty().subscribe(() -> {
            if (!share.isValueChanging()) sendShare();
        });
        share.setAccessibleText(texts.get("networks.share.of"));
    }

    private void sendShare() {
        if (following || shown == null) return;
        double wanted = Math.round(share.getValue()) / 100.0;
        if (Math.round(100 * shown.share()) != Math.round(100 * wanted)) model.share(shown.project(), wanted);
    }

    Parent view() {
        return view;
    }

    TrustPane trust() {
        return trust;
    }

    void show(NetworkView now) {
        var project = now.project();
        var choices = project.choices();
        shown = now;
        name.setText(NetworkView.nameOf(project, texts));
        words(about, now.about());
        NetworkRow.paint(pill, now.standing());
        sentence.setText(now.standing().sentence());
        words(detail, now.standing().detail().orElse(""));
        showRemedy(now.standing().remedy());
        words(account, account(now));
        words(managed, manager().map(by -> texts.get("networks.managed", by)).orElse(""));
        credit.setText(texts.figures().credit(project.userCredit()));
        average.setText(texts.figures().credit(project.lastContact().map(heard -> BoincEarnings.faded(project.userAverage(), heard, texts.now()))
                .orElse(project.userAverage())));
        showShare(now);
        trust.show(project, model.snapshot());
        words(notices, String.join("\n", project.notices()));
        showLinks(project.links());
        leave.setVisible(!project.home());
        present(pause, !choices.suspended());
        present(resume, choices.suspended());
        present(noMore, choices.allowsWork());
        present(takeWork, !choices.allowsWork());
        present(accountPage, now.accountPage().isPresent());
    }

    /** Who brought the shown network and steers it, where an account manager does. */
    private Optional<String> manager() {
        var manager = model.snapshot().managers().account();
        if (manager.url().isEmpty() || !shown.project().details().account().viaManager()) return Optional.empty();
        return Optional.of(manager.name().isEmpty() ? manager.url() : manager.name());
    }

    private String account(NetworkView now) {
        var project = now.project();
        if (project.home()) return texts.get("networks.home.account");
        return project.userName().map(user -> project.teamName().map(team -> texts.get("networks.account.ofTeam", user, team))
                .orElseGet(() -> texts.get("networks.account.of", user))).orElse("");
    }

    private void showRemedy(Optional<Standing.Remedy> what) {
        present(remedy, what.isPresent());
        what.ifPresent(wanted -> remedy.setText(texts.get("networks.remedy." + wanted)));
    }

    private void showShare(NetworkView now) {
        var all = model.snapshot().projects();
        boolean alone = all.stream().filter(project -> !project.choices().suspended()).count() < 2;
        boolean off = now.project().choices().suspended();
        following = true;
        if (!share.isValueChanging()) share.setValue(Math.round(100 * now.share()));
        following = false;
        present(shareRow, !alone && !off);
        String words = off ? texts.get("networks.share.paused") : alone ? texts.get("networks.share.alone")
                : now.project().choices().resourceShare() == 0 ? texts.get("networks.share.rest")
                : texts.get("networks.share.means", texts.figures().percentNumber(now.share()),
                        texts.figures().decimal(now.project().choices().resourceShare(), now.project().choices().resourceShare() % 1 == 0 ? 0 : 1));
        shareWords.setText(words);
    }

    private void showLinks(List<Link> now) {
        if (now.equals(links)) return;
        links = now;
        linkPlace.getChildren().setAll(now.stream().filter(link -> Browser.safe(link.url()).isPresent()).map(this::link).toList());
    }

    private Node link(Link link) {
        Button button = new Button(link.name(), Icons.of("fth-external-link", "ember"));
        button.getStyleClass().add("link");
        button.setOnAction(_ -> browser.open(link.url()));
        button.setTooltip(new Tooltip(link.description().isBlank() ? link.url() : link.description() + "\n" + link.url()));
        return button;
    }

    private static void words(Label label, String words) {
        label.setText(words);
        present(label, !words.isBlank());
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }

    @FXML private void remedy() {
        switch (shown.standing().remedy().orElseThrow()) {
            case FOLLOW -> follow();
            case CONTINUE -> model.pause(shown.project(), false);
            case ASK_NOW -> model.askNow(shown.project());
            case TAKE_WORK, STAY -> model.allowWork(shown.project(), true);
        }
    }

    private void follow() {
        NetworkView of = shown;
        var question = new Confirm.Question(texts.get("networks.follow.title", of.project().name()),
                texts.get("networks.follow.means", of.project().details().movedTo().orElseThrow(), of.unfinished()),
                texts.get("networks.follow.keep"), texts.get("networks.follow.act"));
        if (Confirm.ask(view, question)) model.follow(of.project());
    }

    @FXML private void pause() {
        model.pause(shown.project(), true);
    }

    @FXML private void resume() {
        model.pause(shown.project(), false);
    }

    @FXML private void noMore() {
        model.allowWork(shown.project(), false);
    }

    @FXML private void takeWork() {
        model.allowWork(shown.project(), true);
    }

    @FXML private void update() {
        model.askNow(shown.project());
    }

    @FXML private void accountPage() {
        shown.accountPage().ifPresent(browser::open);
    }

    @FXML private void reset() {
        NetworkView of = shown;
        var question = new Confirm.Question(texts.get("networks.reset.title", of.project().name()), texts.get("networks.reset.loss", of.unfinished()),
                texts.get("networks.reset.keep"), texts.get("networks.reset.act"));
        if (Confirm.ask(view, question)) model.reset(of.project());
    }

    /** Asks, then leaves the network. */
    @FXML void leave() {
        NetworkView of = shown;
        if (of.project().home()) return;
        var question = new Confirm.Question(texts.get("networks.leave.title", of.project().name()), leaving(of),
                texts.get("networks.leave.keep"), texts.get("networks.leave.act"));
        boolean mayFinish = of.unfinished() > 0 && !of.project().choices().leavesWhenDone();
        switch (Confirm.ask(view, question, mayFinish ? Optional.of(texts.get("networks.leave.gentler")) : Optional.empty())) {
            case ACT -> model.leave(of.project());
            case GENTLER -> model.leaveWhenDone(of.project());
            case KEEP -> { }
        }
    }

    private String leaving(NetworkView of) {
        return texts.get("networks.leave.loss", of.unfinished()) + manager().map(by -> " " + texts.get("networks.leave.managed", by)).orElse("");
    }

    @FXML private void close() {
        close.run();
    }
}
