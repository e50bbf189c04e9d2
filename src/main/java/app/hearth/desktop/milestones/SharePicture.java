package app.hearth.desktop.milestones;

import app.hearth.desktop.controls.Icons;
import app.hearth.desktop.shell.Theme;
import app.hearth.desktop.text.Texts;
import app.hearth.rewards.milestone.Comparisons;
import app.hearth.rewards.milestone.Milestones;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The picture that a user may show to others. It holds no name of a person, an account or a computer; what stands on it is chosen. */
final class SharePicture {
    /** Size in pixels: 1.91 to 1, which networks of people show uncut (The Open Graph protocol's usual picture). */
    static final int WIDTH = 1200;
    static final int HEIGHT = 630;

    private static final int MOST_NAMES = 4;
    private static final int LONGEST_NAME = 24;

    /** What may stand on it. */
    enum Part { COMPARISON, BADGES, NETWORKS }

    private final Milestones milestones;
    private final double credits;
    private final List<String> networks;
    private final Texts texts;
    private final MilestoneWords words;

    SharePicture(Milestones milestones, double credits, List<String> networks, Texts texts) {
        this.milestones = milestones;
        this.credits = credits;
        this.networks = networks;
        this.texts = texts;
        this.words = new MilestoneWords(texts);
    }

    /** Draws it; on the JavaFX thread. */
    WritableImage draw(Set<Part> parts) {
        return scene(parts).snapshot(null);
    }

    /** Laid out as it is drawn: closer where it would not fit. */
    Scene scene(Set<Part> parts) {
        VBox picture = picture(parts);
        Scene scene = new Scene(picture, WIDTH, HEIGHT);
        Theme.dressPicture(scene);
        layOut(picture);
        double end = picture.getChildren().stream().mapToDouble(part -> part.getBoundsInParent().getMaxY()).max().orElse(0);
        if (end > HEIGHT - picture.getPadding().getBottom() + 1) {
            picture.getStyleClass().add("poster-close");
            layOut(picture);
        }
        return scene;
    }

    private static void layOut(VBox picture) {
        picture.applyCss();
        picture.layout();
    }

    private VBox picture(Set<Part> parts) {
        var totals = milestones.totals();
        HBox brand = new HBox(Icons.mark(), label("Hearth", "strong"));
        brand.getStyleClass().add("poster-brand");
        LocalDate today = texts.times().today();
        String since = totals.first().map(first -> first.equals(today) ? texts.times().date(today)
                : texts.get("earnings.milestone.dates", texts.times().date(first), texts.times().date(today))).orElse("");
        boolean minutes = totals.computing().toHours() == 0;
        long time = minutes ? totals.computing().toMinutes() : totals.computing().toHours();
        HBox figures = new HBox(figure(texts.figures().whole(totals.results()), texts.get("earnings.milestone.picture.results", totals.results())),
                figure(texts.figures().whole(time), texts.get(minutes ? "earnings.milestone.picture.minutes" : "earnings.milestone.picture.hours", time)),
                figure(texts.figures().whole(milestones.days().size()), texts.get("earnings.milestone.picture.days", milestones.days().size())));
        figures.getStyleClass().add("poster-figures");
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        VBox picture = new VBox(brand, label(texts.get("earnings.milestone.picture.head"), "poster-head", "strong"), label(since, "poster-since", "muted"), figures);
        if (parts.contains(Part.COMPARISON) && credits > 0) {
            picture.getChildren().add(label(texts.get("earnings.milestone.like.credits", words.span(Comparisons.everybody(credits))), "poster-words"));
        }
        if (parts.contains(Part.NETWORKS)) picture.getChildren().add(label(texts.get("earnings.milestone.picture.for", names()), "poster-words", "muted"));
        picture.getChildren().add(gap);
        if (parts.contains(Part.BADGES)) picture.getChildren().add(badges());
        picture.getStyleClass().add("poster-picture");
        return picture;
    }

    /** As many as there is room for. */
    private String names() {
        String names = networks.stream().limit(MOST_NAMES).map(name -> name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "…" : name)
                .collect(Collectors.joining(" · "));
        return networks.size() > MOST_NAMES ? texts.get("earnings.milestone.picture.more", names, networks.size() - MOST_NAMES) : names;
    }

    private Node badges() {
        HBox row = new HBox();
        row.getStyleClass().add("poster-badges");
        milestones.families().stream().filter(family -> !family.reached().isEmpty()).forEach(family -> {
            VBox badge = new VBox(new Medal(family), label(words.title(family), "poster-badge-name"));
            badge.getStyleClass().add("poster-badge");
            row.getChildren().add(badge);
        });
        return row;
    }

    private static VBox figure(String figure, String name) {
        return new VBox(label(figure, "poster-figure", "strong", "ember"), label(name, "poster-name", "muted"));
    }

    private static Label label(String words, String... classes) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(classes);
        return label;
    }
}
