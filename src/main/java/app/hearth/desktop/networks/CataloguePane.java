package app.hearth.desktop.networks;

import app.hearth.desktop.catalogue.CatalogueSource;
import app.hearth.desktop.catalogue.Entry;
import app.hearth.desktop.catalogue.Field;
import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.networks.NetworksViewModel.Listed;
import app.hearth.desktop.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Networks one could join, best fit for this computer first; found by words, field and fit. */
final class CataloguePane extends VBox {
    private static final double NARROWEST_EM = 21;
    private final NetworksViewModel model;
    private final Texts texts;
    private final CatalogueSource source;
    private final Consumer<Entry> add;
    private final Label count = new Label();
    private final TextField search = new TextField();
    private final MenuButton fields = new MenuButton();
    private final CheckBox fitting = new CheckBox();
    private final FlowPane entries = new FlowPane();
    private final Label none = new Label();
    private final Label asOf = new Label();
    private final CheckBox renews = new CheckBox();

    CataloguePane(NetworksViewModel model, CatalogueSource source, Texts texts, Consumer<Entry> add) {
        this.model = model;
        this.texts = texts;
        this.source = source;
        this.add = add;
        getStyleClass().addAll("card", "catalogue");
        Label title = new Label(texts.get("networks.find.title"));
        title.getStyleClass().add("card-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        count.getStyleClass().addAll("small", "muted");
        count.setMinWidth(Region.USE_PREF_SIZE); // the field for words has room to give
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title, count, gap, searchBox(), fields);
        head.getStyleClass().add("card-head");
        prepareFields();
        fitting.setText(texts.get("networks.find.fitting"));
        fitting.setId("fittingOnly");
        fitting.selectedProperty().subscribe(model::fittingOnly);
        none.setText(texts.get("networks.find.none"));
        none.getStyleClass().addAll("muted", "empty");
        none.setWrapText(true);
        entries.getStyleClass().add("catalogue-entries");
        entries.setMinWidth(0); // else as wide as its widest line wishes
        entries.widthProperty().subscribe(this::fit);
        getChildren().addAll(head, fitting, entries, none, foot());
        model.listed().subscribe(this::show);
    }

    private HBox searchBox() {
        search.setPromptText(texts.get("networks.find"));
        search.setAccessibleText(texts.get("networks.find"));
        search.setId("findNetwork");
        search.textProperty().subscribe(model::search);
        HBox.setHgrow(search, Priority.ALWAYS);
        HBox box = new HBox(Icons.of("fth-search"), search);
        box.getStyleClass().add("search");
        return box;
    }

    private void prepareFields() {
        fields.getStyleClass().add("states");
        fields.setMinWidth(Region.USE_PREF_SIZE);
        fields.setId("fields");
        fields.setText(texts.get("networks.field.all"));
        item(texts.get("networks.field.all"), Optional.empty());
        for (Field each : model.fields()) item(texts.get("networks.field." + each), Optional.of(each));
    }

    private void item(String words, Optional<Field> field) {
        MenuItem item = new MenuItem(words);
        item.setOnAction(_ -> {
            fields.setText(words);
            model.filter(field);
        });
        fields.getItems().add(item);
    }

    private HBox foot() {
        asOf.getStyleClass().addAll("small", "muted");
        renews.setText(texts.get("networks.find.renews"));
        renews.getStyleClass().add("small");
        renews.setId("renews");
        renews.setSelected(source.renews());
        renews.setOnAction(_ -> {
            source.setRenews(renews.isSelected());
            source.refreshWhenOld();
        });
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox foot = new HBox(asOf, gap, renews);
        foot.getStyleClass().add("catalogue-foot");
        return foot;
    }

    /** Two columns where there is room. */
    private void fit() {
        double em = search.getFont().getSize();
        double width = entries.getWidth();
        int columns = Math.clamp((int) (width / (NARROWEST_EM * em)), 1, 2);
        double each = Math.floor((width - (columns - 1) * entries.getHgap()) / columns) - 1;
        entries.getChildren().forEach(node -> ((Region) node).setPrefWidth(each));
    }

    private void show(List<Listed> listed) {
        entries.getChildren().setAll(listed.stream().map(this::line).toList());
        none.setVisible(listed.isEmpty());
        none.setManaged(listed.isEmpty());
        count.setText(texts.get("networks.find.count", listed.size()));
        asOf.setText(texts.get("networks.find.asOf", texts.times().date(model.catalogue().asOf())));
        fit();
    }

    private HBox line(Listed listed) {
        Entry entry = listed.entry();
        Label name = new Label(entry.name());
        name.getStyleClass().add("strong");
        Label fit = new Label(Words.fit(entry, listed.offer(), texts));
        fit.getStyleClass().addAll("small", listed.offer().fits() ? "muted" : "subtle");
        Label about = new Label(entry.about(texts.locale()));
        about.getStyleClass().add("small");
        about.setWrapText(true);
        about.setMinHeight(Region.USE_PREF_SIZE);
        VBox words = new VBox(name, about, fit);
        if (!entry.home().isEmpty()) {
            Label home = new Label(entry.home());
            home.getStyleClass().addAll("small", "subtle");
            home.setWrapText(true);
            home.setMinHeight(Region.USE_PREF_SIZE);
            words.getChildren().add(home);
        }
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button join = new Button(texts.get("networks.add"), Icons.of("fth-plus"));
        join.getStyleClass().add("compact");
        join.setMinWidth(Region.USE_PREF_SIZE);
        join.setAccessibleText(texts.get("networks.add.which", entry.name()));
        join.setOnAction(_ -> add.accept(entry));
        HBox line = new HBox(words, join);
        line.getStyleClass().add("catalogue-entry");
        return line;
    }

    void find() {
        search.requestFocus();
    }
}
