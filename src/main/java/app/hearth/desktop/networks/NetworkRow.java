package app.hearth.desktop.networks;

import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.controls.ShareBar;
import app.hearth.desktop.controls.ShareBar.Meaning;
import app.hearth.desktop.text.Texts;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A network's row: mark, name with its state, what it does now, share and credit. */
final class NetworkRow extends ListCell<NetworkView> {
    private static final double CREDIT_EM = 32;
    private static final double SHARE_EM = 24;
    private final Texts texts;
    private final Label letters = new Label();
    private final StackPane mark = new StackPane(letters);
    private final Label name = new Label();
    private final Label pill = new Label();
    private final Label sentence = new Label();
    private final Label percent = new Label();
    private final ShareBar bar = new ShareBar();
    private final Label credit = new Label();
    private final VBox credits;
    private final VBox share;
    private final HBox row;

    NetworkRow(Texts texts) {
        this.texts = texts;
        mark.getStyleClass().add("network-mark");
        letters.getStyleClass().add("strong");
        name.getStyleClass().add("strong");
        pill.getStyleClass().add("network-pill");
        pill.setMinWidth(Region.USE_PREF_SIZE);
        sentence.getStyleClass().addAll("small", "muted");
        percent.getStyleClass().add("strong");
        credit.getStyleClass().add("strong");
        HBox head = new HBox(name, pill);
        head.getStyleClass().add("network-head");
        VBox words = new VBox(head, sentence);
        words.getStyleClass().add("names");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Label shareName = new Label(texts.get("networks.share"));
        shareName.getStyleClass().addAll("small", "muted");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox shareHead = new HBox(shareName, gap, percent);
        shareHead.getStyleClass().add("share-head");
        share = new VBox(shareHead, bar);
        share.getStyleClass().add("network-share");
        Label creditName = new Label(texts.get("networks.credit"));
        creditName.getStyleClass().addAll("small", "muted");
        credits = new VBox(credit, creditName);
        credits.setMinWidth(Region.USE_PREF_SIZE);
        share.setMinWidth(Region.USE_PREF_SIZE);
        credits.getStyleClass().add("network-credit");
        row = new HBox(mark, words, share, credits);
        row.getStyleClass().add("network-row");
        row.widthProperty().subscribe(this::fit);
    }

    @Override protected void updateItem(NetworkView view, boolean empty) {
        super.updateItem(view, empty);
        setGraphic(empty || view == null ? null : row);
        getStyleClass().remove("last");
        if (empty || view == null) return;
        if (getIndex() == getListView().getItems().size() - 1) getStyleClass().add("last");
        var project = view.project();
        letters.setText(view.mark());
        mark.getStyleClass().removeIf(style -> style.startsWith("network-colour-"));
        mark.getStyleClass().add("network-colour-" + view.colour());
        name.setText(NetworkView.nameOf(project, texts));
        paint(pill, view.standing());
        sentence.setText(view.standing().sentence());
        String part = texts.figures().percent(view.share());
        percent.setText(part);
        bar.show(view.share(), project.choices().suspended() ? Meaning.RESTING : Meaning.SHARED);
        credit.setText(texts.figures().credit(project.userCredit()));
        setAccessibleText(texts.get("networks.row", NetworkView.nameOf(project, texts), view.standing().sentence(), part, credit.getText()));
    }

    /** In a narrow row the credit goes first, then the share; the pane has both. */
    private void fit() {
        double em = name.getFont().getSize();
        present(credits, row.getWidth() >= CREDIT_EM * em);
        present(share, row.getWidth() >= SHARE_EM * em);
    }

    private static void present(Region part, boolean present) {
        part.setVisible(present);
        part.setManaged(present);
    }

    /** The state in a word, errors with their sign. */
    static void paint(Label pill, Standing standing) {
        pill.setText(standing.pill());
        pill.getStyleClass().removeIf(style -> style.startsWith("state-"));
        pill.getStyleClass().add(switch (standing.kind()) {
            case WORKING -> "state-on";
            case ERROR -> "state-error";
            default -> "state-calm";
        });
        pill.setGraphic(standing.kind() == Standing.Kind.ERROR ? Icons.of("fth-alert-circle", "error") : null);
    }
}
