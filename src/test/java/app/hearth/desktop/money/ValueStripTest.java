package app.hearth.desktop.money;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.Png;
import app.hearth.desktop.Samples;
import app.hearth.desktop.Toolkit;
import app.hearth.desktop.shell.Theme;
import app.hearth.desktop.text.Texts;
import app.hearth.rewards.Amount;
import app.hearth.rewards.BookReader.Day;
import app.hearth.rewards.RewardsSnapshot;
import app.hearth.rewards.price.Price;
import app.hearth.rewards.value.Balance;
import app.hearth.rewards.value.EarningsForecast;
import app.hearth.rewards.value.PowerDay;
import app.hearth.settings.Electricity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

/** What the strip says of a month, and how it looks. */
final class ValueStripTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Electricity TARIFF = new Electricity(OptionalDouble.empty(), "EUR", OptionalDouble.of(0.30), List.of());
    private static final Map<String, Price> OWN = Map.of("GRC", new Price("GRC", 0.0078, "EUR", new Price.Own(LocalDate.of(2026, 11, 18))));
    private static final Map<String, Price> FED = Map.of("GRC", new Price("GRC", 2, "EUR", new Price.Fed("prices.example.org", Samples.NOW.minus(Duration.ofHours(54)))));

    private static RewardsSnapshot rewards(int days) {
        var all = new ArrayList<Day>();
        for (int i = days; i > 0; i--) all.add(new Day(TODAY.minusDays(i), "gridcoin", "GRC", Amount.of(1), 1));
        return new RewardsSnapshot(List.of(), List.of(), all, List.of(), Optional.empty());
    }

    private static List<PowerDay> used(int days, double sensor) {
        var all = new ArrayList<PowerDay>();
        for (int i = days; i > 0; i--) all.add(new PowerDay(TODAY.minusDays(i), Duration.ofHours(5), 1, sensor, 0, 0.3, "EUR"));
        return all;
    }

    private static Balance balance(int days, Map<String, Price> prices, double sensor) {
        return Balance.of(YearMonth.from(TODAY), rewards(days).days(), prices, used(days, sensor), TARIFF);
    }

    /** With ordinary spaces between figures and units. */
    private static ValueWords.Cell plain(ValueWords.Cell cell) {
        return new ValueWords.Cell(cell.name(), cell.value(), cell.about().replaceAll("[\\u00a0\\u202f]", " "));
    }

    @Test void eachFigureSaysWhereItIsFromAndHowSureItIs() {
        var words = new ValueWords(Samples.english());
        var balance = balance(20, OWN, 1);
        assertThat(words.worth(balance, "EUR")).isEqualTo(new ValueWords.Cell("Worth in November", Optional.of("€0.16"), "20.0 GRC at €0.0078, your figure of 18 Nov"));
        assertThat(plain(words.electricity(balance.cost()))).isEqualTo(new ValueWords.Cell("Electricity", Optional.of("€6.00"),
                "between €5.70 and €7.80 · 20 kWh, by a sensor, without the power supply’s loss"));
        assertThat(words.net(balance, "EUR").orElseThrow()).isEqualTo(new ValueWords.Cell("You gave", Optional.of("€5.84"), "between €5.54 and €7.64"));
        assertThat(words.net(balance(20, FED, 1), "EUR").orElseThrow().name()).isEqualTo("You kept");
        assertThat(words.worth(balance(20, FED, 1), "EUR").about()).endsWith("prices.example.org, 2 days 6 h ago, which is old");
    }

    @Test void whatTheStripShowsAddsUp() {
        var words = new ValueWords(Samples.english());
        var prices = Map.of("GRC", new Price("GRC", 1.264, "EUR", new Price.Own(TODAY)));
        var day = List.of(new Day(TODAY, "gridcoin", "GRC", Amount.of(1), 1));
        var used = List.of(new PowerDay(TODAY, Duration.ofHours(5), 3, 3, 0, 0.936, "EUR"));
        var balance = Balance.of(YearMonth.from(TODAY), day, prices, used, TARIFF);
        assertThat(List.of(words.worth(balance, "EUR").value(), words.electricity(balance.cost()).value(), words.net(balance, "EUR").orElseThrow().value()))
                .containsExactly(Optional.of("€1.26"), Optional.of("€0.94"), Optional.of("€0.32")); // not 0.328
        var yen = new Electricity(OptionalDouble.empty(), "JPY", OptionalDouble.of(30), List.of());
        var inYen = Balance.of(YearMonth.from(TODAY), day, Map.of("GRC", new Price("GRC", 100.6, "JPY", new Price.Own(TODAY))),
                List.of(new PowerDay(TODAY, Duration.ofHours(5), 3, 3, 0, 89.9, "JPY")), yen);
        assertThat(words.net(inYen, "JPY").orElseThrow().value()).hasValue("JP¥11"); // 101 less 90
    }

    @Test void whatIsNotKnownIsSaidAndNotShownAsZero() {
        var words = new ValueWords(Samples.english());
        var nothing = Balance.of(YearMonth.from(TODAY), List.of(), Map.of(), List.of(), TARIFF);
        assertThat(words.worth(nothing, "EUR")).isEqualTo(new ValueWords.Cell("Worth in November", Optional.empty(), "nothing came in yet"));
        assertThat(words.electricity(nothing.cost())).isEqualTo(new ValueWords.Cell("Electricity", Optional.empty(), "nothing counted yet"));
        assertThat(words.net(nothing, "EUR")).isEmpty();
        assertThat(words.worth(balance(3, Map.of(), 0), "EUR").about()).isEqualTo("no price is set for what came in");
        var unpriced = List.of(new PowerDay(TODAY, Duration.ofHours(1), 2, 0, 0, 0, ""));
        assertThat(plain(words.electricity(Balance.of(YearMonth.from(TODAY), List.of(), Map.of(), unpriced, Electricity.UNKNOWN).cost())).about())
                .isEqualTo("2.00 kWh, estimated. No price of electricity is set.");
    }

    @Test void theForecastFollowsWhatIsPlanned() {
        var words = new ValueWords(Samples.english());
        var planned = new HashMap<LocalDate, Double>();
        for (int i = 0; i < 9; i++) planned.put(TODAY.plusDays(i), 10.0);
        var balance = balance(20, OWN, 1);
        assertThat(words.forecast(EarningsForecast.of("GRC", rewards(20).days(), used(20, 1), planned, TODAY), balance)).isEqualTo("about 38.0 by 30 Nov"); // 20 so far, 90 h at a fifth
        assertThat(words.forecast(new EarningsForecast.NotYet(6, 7), balance)).isEqualTo("one more day of sharing until a forecast");
    }

    @Test void atNoWidthIsAFigureCutOffOrBehindTheButton() throws Exception {
        Toolkit.start();
        var task = new FutureTask<>(() -> {
            var strip = new ValueStrip(Samples.german(), () -> { });
            var all = new StackPane(strip);
            all.getStyleClass().addAll("shell", "screen");
            all.setStyle("-fx-font-size: 15px");
            Theme.dress(new Scene(all, 900, 560), false);
            strip.show(balance(20, OWN, 1), "EUR");
            for (int width = 340; width < 1200; width += 20) {
                all.applyCss();
                double height = strip.prefHeight(width);
                strip.resize(width, height);
                strip.layout();
                assertThat(height).as("height at %d", width).isLessThan(260);
                double button = strip.lookup("#valueAndCost").getBoundsInParent().getMinX();
                for (var node : strip.lookupAll(".value-figure")) {
                    var figure = (Label) node;
                    if (!figure.getParent().getParent().isVisible() || !figure.getParent().getParent().getParent().isVisible()) continue;
                    assertThat(figure.getWidth()).as("%s at %d", figure.getText(), width).isGreaterThanOrEqualTo(figure.prefWidth(-1) - 1);
                    assertThat(strip.sceneToLocal(figure.localToScene(figure.getLayoutBounds())).getMaxX()).as("%s at %d", figure.getText(), width).isLessThanOrEqualTo(button);
                }
            }
            return true;
        });
        Platform.runLater(task);
        assertThat(task.get(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test void pictures() throws Exception {
        Toolkit.start();
        picture("money-strip-light-en", Samples.english(), false);
        picture("money-strip-dark-de", Samples.german(), true);
    }

    private static void picture(String name, Texts texts, boolean dark) throws Exception {
        var task = new FutureTask<>(() -> {
            var all = new VBox(12);
            all.getStyleClass().addAll("shell", "screen");
            for (var balance : List.of(balance(20, OWN, 1), balance(20, FED, 0), balance(0, OWN, 0), balance(3, Map.of(), 0))) {
                var strip = new ValueStrip(texts, () -> { });
                strip.show(balance, "EUR");
                assertThat(strip.getAccessibleText()).contains(texts.get("money.strip.electricity"));
                all.getChildren().add(strip);
            }
            var scene = new Scene(all, 900, 560);
            all.setStyle("-fx-font-size: 15px");
            Theme.dress(scene, dark);
            return scene.snapshot(null);
        });
        Platform.runLater(task);
        Png.write(task.get(60, TimeUnit.SECONDS), Files.createDirectories(Path.of("target", "gallery")).resolve(name + ".png"));
    }
}
