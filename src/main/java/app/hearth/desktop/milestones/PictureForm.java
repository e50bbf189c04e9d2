package app.hearth.desktop.milestones;

import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.controls.SaveDialog;
import app.hearth.desktop.milestones.SharePicture.Part;
import app.hearth.desktop.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows the picture as it will be, lets the user choose what stands on it, and saves or copies it. */
final class PictureForm extends VBox {
    private static final Logger LOG = LoggerFactory.getLogger(PictureForm.class);
    private final SharePicture picture;
    private final Texts texts;
    private final Set<Part> parts = EnumSet.of(Part.COMPARISON, Part.BADGES);
    private final ImageView preview = new ImageView();
    private final Label outcome = new Label();
    private WritableImage drawn;

    /** As wide as there is room, not as there are pixels. */
    private static final class Frame extends Region {
        private final ImageView view;

        private Frame(ImageView view) {
            this.view = view;
            getChildren().add(view);
        }

        @Override public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }

        @Override protected double computeMinWidth(double height) {
            return 0;
        }

        @Override protected double computeMinHeight(double width) {
            return computePrefHeight(width);
        }

        @Override protected double computePrefHeight(double width) {
            return Math.max(0, width) * SharePicture.HEIGHT / SharePicture.WIDTH;
        }

        @Override protected void layoutChildren() {
            view.setFitWidth(getWidth());
            view.relocate(0, 0);
        }
    }

    /** @param onBack leads back to the milestones */
    PictureForm(SharePicture picture, Texts texts, Runnable onBack) {
        this.picture = picture;
        this.texts = texts;
        getStyleClass().add("picture-form");
        preview.setPreserveRatio(true);
        preview.setSmooth(true);
        preview.setAccessibleText(texts.get("earnings.milestone.picture.title"));
        FlowPane choices = new FlowPane();
        choices.getStyleClass().add("picture-parts");
        for (var part : Part.values()) choices.getChildren().add(box(part));
        outcome.setWrapText(true);
        outcome.setMinHeight(Region.USE_PREF_SIZE);
        outcome.getStyleClass().addAll("small", "muted");
        outcome.setText(texts.get("earnings.milestone.picture.private"));
        outcome.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(outcome, Priority.ALWAYS);
        Button back = button("earnings.milestone.back", "fth-arrow-left");
        back.setOnAction(_ -> onBack.run());
        Button copy = button("earnings.milestone.picture.copy", "fth-copy");
        copy.setOnAction(_ -> copy());
        Button save = button("earnings.milestone.picture.save", "fth-download");
        save.setOnAction(_ -> choose());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(back, gap, copy, save);
        buttons.getStyleClass().add("add-line");
        getChildren().addAll(new Frame(preview), choices, outcome, buttons);
        draw();
    }

    private Button button(String key, String icon) {
        Button button = new Button(texts.get(key), Icons.of(icon));
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private CheckBox box(Part part) {
        CheckBox box = new CheckBox(texts.get("earnings.milestone.picture.part." + part));
        box.setSelected(parts.contains(part));
        box.setOnAction(_ -> {
            if (box.isSelected()) parts.add(part);
            else parts.remove(part);
            draw();
        });
        return box;
    }

    private void draw() {
        drawn = picture.draw(parts);
        preview.setImage(drawn);
    }

    private void copy() {
        var content = new ClipboardContent();
        content.putImage(drawn);
        boolean done = Clipboard.getSystemClipboard().setContent(content);
        outcome.setText(texts.get(done ? "earnings.milestone.picture.copied" : "earnings.milestone.picture.notCopied"));
    }

    private void choose() {
        SaveDialog.ask(getScene().getWindow(), texts.get("earnings.milestone.picture.title"), "hearth-" + texts.times().today(), "png").ifPresent(this::save);
    }

    private void save(Path file) {
        var image = PngFile.of(drawn);
        Thread.ofVirtual().name("picture").start(() -> {
            String said;
            try {
                image.write(file);
                said = texts.get("earnings.milestone.picture.saved", file.toString());
            } catch (IOException e) {
                LOG.warn("The picture could not be saved", e);
                said = texts.get("earnings.milestone.picture.failed", file.toString(), String.valueOf(e.getMessage()));
            }
            String words = said;
            Platform.runLater(() -> outcome.setText(words));
        });
    }
}
