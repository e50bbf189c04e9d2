package app.hearth.desktop.earnings;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.SampleEarnings;
import app.hearth.desktop.SampleStates;
import app.hearth.desktop.Samples;
import app.hearth.desktop.Toolkit;
import app.hearth.desktop.feed.Setting;
import app.hearth.desktop.shell.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The receipts come from the book page by page; what the user does to the table is done by the book. */
class EarningsScreenTest {
    private final List<Setting> opened = new ArrayList<>();
    private EarningsController screen;
    private Stage stage;

    private static <T> T onFx(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(30, TimeUnit.SECONDS);
    }

    @BeforeEach void open() throws Exception {
        Toolkit.start();
        stage = onFx(() -> {
            // The book is read where it is asked for, so that it is there at once.
            screen = new EarningsController(new Samples.Engine(SampleStates.sharing()), SampleEarnings.usual(), Samples.english(), opened::add, Runnable::run);
            screen.show(SampleEarnings.usual().latest());
            Scene scene = new Scene(screen.view(), 912, 900);
            Theme.dress(scene, false);
            Stage made = new Stage();
            made.setScene(scene);
            made.show();
            return made;
        });
        onFx(() -> null);
    }

    @AfterEach void close() throws Exception {
        onFx(() -> {
            stage.close();
            return null;
        });
    }

    private TableView<ReceiptView> table() {
        return find("table");
    }

    @SuppressWarnings("unchecked")
    private <T extends Node> T find(String id) {
        return (T) stage.getScene().lookup("#" + id);
    }

    /** Runs on the JavaFX thread and lets all that follows from it happen. */
    private <T> T then(Callable<?> act, Callable<T> look) throws Exception {
        onFx(act);
        onFx(() -> null);
        onFx(() -> null);
        return onFx(look);
    }

    @Test void everyReceiptHasItsRowAndTheLastIsReadWhenItIsLookedAt() throws Exception {
        int all = onFx(() -> table().getItems().size());
        assertThat(all).isEqualTo(SampleEarnings.usual().latest().counts().stream().mapToInt(count -> count.events()).sum()).isGreaterThan(300);
        var last = then(() -> table().getItems().get(all - 1), () -> table().getItems().get(all - 1));
        assertThat(last.receipt()).isPresent();
        assertThat(onFx(() -> table().getItems().getFirst().state())).isEqualTo("being checked");
    }

    @Test void wordsAndColumnHeadsAskTheBook() throws Exception {
        int found = then(() -> {
            this.<TextField>find("search").setText("hpfold asteroids");
            return null;
        }, () -> table().getItems().size());
        assertThat(found).isPositive();
        assertThat(onFx(() -> table().getItems().stream().map(ReceiptView::network).distinct().toList())).containsExactly("Asteroids@home");
        then(() -> {
            this.<TextField>find("search").setText("");
            var credits = table().getColumns().get(4);
            credits.setSortType(SortType.DESCENDING);
            table().getSortOrder().setAll(List.of(credits));
            return null;
        }, () -> null);
        var most = onFx(() -> table().getItems().getFirst().receipt().orElseThrow().event().amount());
        var next = onFx(() -> table().getItems().get(1).receipt().orElseThrow().event().amount());
        assertThat(most).isGreaterThanOrEqualTo(next);
        int none = then(() -> {
            this.<TextField>find("search").setText("nothing like it");
            return null;
        }, () -> table().getItems().size());
        assertThat(none).isZero();
        screenShows(SampleEarnings.usual());
        assertThat(onFx(() -> ((Label) table().getPlaceholder()).getText())).isEqualTo("No receipt fits what you look for.");
    }

    private void screenShows(Samples.Credits credits) throws Exception {
        then(() -> {
            screen.show(credits.latest());
            return null;
        }, () -> null);
    }

    @Test void aStateIsChosenFromTheMenu() throws Exception {
        int refused = then(() -> {
            MenuButton states = find("states");
            states.getItems().stream().filter(item -> item.getText().equals("not accepted")).findFirst().orElseThrow().fire();
            return null;
        }, () -> table().getItems().size());
        assertThat(refused).isEqualTo(1);
    }

    @Test void theOpenReceiptStaysOpenWhenTheBookGrows() throws Exception {
        var chosen = then(() -> {
            screen.chooseReceipt(1);
            return null;
        }, () -> table().getSelectionModel().getSelectedItem());
        assertThat(chosen.state()).isEqualTo("verified");
        assertThat(onFx(() -> find("pane").isVisible())).isTrue();
        screenShows(SampleEarnings.firstDay()); // other sums: the rows are read again
        assertThat(onFx(() -> find("pane").isVisible())).isTrue();
        assertThat(onFx(() -> table().getSelectionModel().getSelectedItem())).isEqualTo(chosen);
        then(() -> {
            screen.closePane();
            return null;
        }, () -> null);
        assertThat(onFx(() -> find("pane").isVisible())).isFalse();
    }

    private List<String> words(Node node) {
        if (node instanceof javafx.scene.control.Label label) return List.of(label.getText());
        return node instanceof javafx.scene.Parent parent ? parent.getChildrenUnmodifiable().stream().flatMap(child -> words(child).stream()).toList() : List.of();
    }

    @Test void aClickedNotificationShowsTheLinesAtTheTopAndLeavesNoDialogBeforeThem() throws Exception {
        ScrollPane scroll = find("scroll");
        Node cover = find("cover");
        assertThat(then(() -> {
            screen.openMilestones();
            scroll.setVvalue(1);
            return null;
        }, cover::isVisible)).isTrue();
        assertThat(then(() -> {
            screen.revealNotices();
            return null;
        }, cover::isVisible)).isFalse();
        assertThat(onFx(scroll::getVvalue)).isZero();
    }

    @Test void networksAreComparedInTheChartsPlaceAndTheChartComesBack() throws Exception {
        var said = then(() -> {
            this.<javafx.scene.control.ToggleButton>find("compare").fire();
            return null;
        }, () -> words(find("comparing")).stream().map(words -> words.replace('\u00a0', ' ').replace('\u202f', ' ')).toList());
        assertThat(onFx(() -> find("chartPlace").isVisible())).isFalse();
        assertThat(said).contains("Home network", "Asteroids@home", "of a processor core").anyMatch(words -> words.matches("27 days, 14 days 12 h of work, 18 kWh estimated"))
                .anyMatch(words -> words.startsWith("Too early to compare. So far: 5 of 7 days that brought something"))
                .anyMatch(words -> words.startsWith("Pays for what networks credit"));
        assertThat(onFx(() -> find("comparing").getAccessibleText())).contains("Asteroids@home, 27 days");
        then(() -> {
            this.<javafx.scene.control.ToggleButton>find("week").fire();
            return null;
        }, () -> null);
        assertThat(onFx(() -> find("chartPlace").isVisible() && !find("comparing").isVisible())).isTrue();
    }
}
