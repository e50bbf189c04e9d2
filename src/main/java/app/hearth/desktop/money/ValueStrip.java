package app.hearth.desktop.money;

import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.text.Texts;
import app.hearth.rewards.value.Balance;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Worth less electricity is what was given or kept, each figure with its source: side by side, or where that would be narrow one below the other as on a
 * bill. The button leads to prices and wallet; it says so in words as long as one of them is missing.
 */
public final class ValueStrip extends HBox {
    private final ValueWords words;
    private final Button change;
    private final Sides sides = new Sides();

    /** @param change opens the dialog "Value and cost" */
    public ValueStrip(Texts texts, Runnable change) {
        this.words = new ValueWords(texts);
        getStyleClass().addAll("card", "value-strip");
        setAccessibleRole(AccessibleRole.TEXT);
        this.change = new Button(texts.get("money.strip.change"));
        this.change.setId("valueAndCost");
        this.change.setMinWidth(Region.USE_PREF_SIZE);
        this.change.setGraphic(Icons.of("fth-edit-2"));
        this.change.setTooltip(new Tooltip(texts.get("money.strip.change")));
        this.change.setAccessibleText(texts.get("money.strip.change"));
        this.change.setOnAction(_ -> change.run());
        HBox.setHgrow(sides, Priority.ALWAYS);
        getChildren().addAll(sides, this.change);
    }

    /** @param currency of the tariff */
    public void show(Balance balance, String currency) {
        var worth = words.worth(balance, currency);
        var electricity = words.electricity(balance.cost());
        var net = words.net(balance, currency);
        var all = new ArrayList<>(List.of(worth, electricity));
        net.ifPresent(all::add);
        sides.show(all);
        change.setContentDisplay(net.isPresent() ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
        change.getStyleClass().remove("icon-only");
        if (net.isPresent()) change.getStyleClass().add("icon-only");
        setAccessibleText(words.spoken(all));
    }

    /** The figures in both ways, of which the width chooses one. */
    private final class Sides extends Region {
        /** In em for each figure; with less they stand below one another. */
        private static final double NARROWEST = 14;
        private final HBox beside = new HBox();
        private final VBox below = new VBox();
        private int count;

        private Sides() {
            beside.getStyleClass().add("value-beside");
            below.getStyleClass().add("value-below");
            getChildren().addAll(beside, below);
        }

        private void show(List<ValueWords.Cell> cells) {
            count = cells.size();
            beside.getChildren().clear();
            below.getChildren().clear();
            boolean sum = count == 3; // without a difference nothing is taken from anything
            for (int i = 0; i < count; i++) {
                boolean net = i == 2;
                if (sum && i > 0) beside.getChildren().add(label(net ? "=" : "−", "muted", "value-sign"));
                beside.getChildren().add(cell(cells.get(i), net));
                below.getChildren().add(row(cells.get(i), net, !sum || i == 0 ? "" : net ? "= " : "− "));
            }
            requestLayout();
        }

        private Node cell(ValueWords.Cell cell, boolean net) {
            VBox box = new VBox(label(cell.name(), "small", "muted"), value(cell, net));
            about(cell, box);
            HBox.setHgrow(box, net ? Priority.SOMETIMES : Priority.ALWAYS);
            box.getStyleClass().add(net ? "net-cell" : "value-cell");
            return box;
        }

        private Node row(ValueWords.Cell cell, boolean net, String sign) {
            Label name = label(sign + cell.name(), "value-name");
            VBox box = new VBox(name);
            if (net) name.getStyleClass().add("strong");
            about(cell, box);
            HBox.setHgrow(box, Priority.ALWAYS);
            HBox row = new HBox(box, value(cell, net));
            row.getStyleClass().add("value-row");
            return row;
        }

        private Label value(ValueWords.Cell cell, boolean net) {
            Label value = label(cell.value().orElse("–"), "value-figure", "strong");
            if (cell.value().isEmpty()) value.getStyleClass().add("muted");
            else if (net) value.getStyleClass().add("ember");
            return value;
        }

        private static void about(ValueWords.Cell cell, VBox box) {
            box.setMinWidth(0);
            if (cell.about().isEmpty()) return;
            Label about = label(cell.about(), "small", "muted");
            about.setMinWidth(0);
            about.setWrapText(true);
            about.setMinHeight(Region.USE_PREF_SIZE);
            box.getChildren().add(about);
        }

        private static Label label(String text, String... classes) {
            Label label = new Label(text);
            label.getStyleClass().addAll(classes);
            label.setMinWidth(Region.USE_PREF_SIZE);
            return label;
        }

        private Region fitting(double width) {
            return width <= 0 || width >= count * NARROWEST * change.getFont().getSize() ? beside : below;
        }

        @Override public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }

        @Override protected double computeMinWidth(double height) {
            return 0;
        }

        @Override protected double computePrefWidth(double height) {
            return beside.prefWidth(-1);
        }

        @Override protected double computePrefHeight(double width) {
            return Math.ceil(fitting(width).prefHeight(width));
        }

        @Override protected double computeMinHeight(double width) {
            return computePrefHeight(width);
        }

        @Override protected void layoutChildren() {
            var shown = fitting(getWidth());
            beside.setVisible(shown == beside);
            below.setVisible(shown == below);
            shown.resizeRelocate(0, 0, getWidth(), getHeight());
        }
    }
}
