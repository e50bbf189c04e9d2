package app.hearth.desktop.money;

import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.text.Texts;
import app.hearth.rewards.value.Balance;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Worth less electricity is what was given or kept, each figure with its source; the button leads to prices and wallet. */
public final class ValueStrip extends HBox {
    private final ValueWords words;
    /** Narrower than this, in em, only the figures are shown; where they are from is told by pointing at them. */
    private static final double WIDE = 42;
    private final Button change;
    private final List<Label> abouts = new ArrayList<>();

    /** @param change opens the dialog "Value and cost" */
    public ValueStrip(Texts texts, Runnable change) {
        this.words = new ValueWords(texts);
        getStyleClass().addAll("card", "value-strip");
        setAccessibleRole(AccessibleRole.TEXT);
        this.change = new Button(texts.get("money.strip.change"));
        this.change.setId("valueAndCost");
        this.change.setMinWidth(Region.USE_PREF_SIZE);
        this.change.setGraphic(Icons.of("fth-edit-2"));
        this.change.setOnAction(_ -> change.run());
        widthProperty().subscribe(this::fit);
    }

    private void fit() {
        boolean wide = getWidth() <= 0 || getWidth() >= WIDE * change.getFont().getSize();
        for (var about : abouts) {
            boolean shown = wide && !about.getText().isEmpty();
            about.setVisible(shown);
            about.setManaged(shown);
        }
    }

    /** @param currency of the tariff */
    public void show(Balance balance, String currency) {
        var worth = words.worth(balance, currency);
        var electricity = words.electricity(balance.cost());
        var net = words.net(balance, currency);
        abouts.clear();
        var nodes = new ArrayList<Node>(List.of(cell(worth, false), cell(electricity, false)));
        net.ifPresent(cell -> {
            nodes.add(1, sign("−")); // without a difference nothing is taken from anything
            nodes.addAll(List.of(sign("="), cell(cell, true)));
        });
        nodes.add(change);
        getChildren().setAll(nodes);
        var all = new ArrayList<>(List.of(worth, electricity));
        net.ifPresent(all::add);
        setAccessibleText(words.spoken(all));
        fit();
    }

    private static Node sign(String text) {
        Label sign = new Label(text);
        sign.getStyleClass().addAll("muted", "value-sign");
        sign.setMinWidth(Region.USE_PREF_SIZE);
        return sign;
    }

    private Node cell(ValueWords.Cell cell, boolean net) {
        Label name = new Label(cell.name());
        name.getStyleClass().addAll("small", "muted");
        Label value = new Label(cell.value().orElse("–"));
        value.getStyleClass().addAll("value-figure", "strong");
        if (cell.value().isEmpty()) value.getStyleClass().add("muted");
        else if (net) value.getStyleClass().add("ember");
        value.setMinWidth(Region.USE_PREF_SIZE);
        Label about = new Label(cell.about());
        about.getStyleClass().addAll("small", "muted");
        about.setWrapText(true);
        about.setMinHeight(Region.USE_PREF_SIZE);
        abouts.add(about);
        VBox box = new VBox(name, value, about);
        if (!cell.about().isEmpty()) Tooltip.install(box, new Tooltip(cell.about()));
        HBox.setHgrow(box, net ? Priority.SOMETIMES : Priority.ALWAYS);
        box.setMinWidth(0);
        box.getStyleClass().add(net ? "net-cell" : "value-cell");
        return box;
    }
}
