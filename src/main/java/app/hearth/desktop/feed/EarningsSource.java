package app.hearth.desktop.feed;

import app.hearth.engine.EngineClient.Subscription;
import app.hearth.rewards.BookReader;
import app.hearth.rewards.RewardsSnapshot;
import app.hearth.rewards.money.Money;
import app.hearth.rewards.notice.NoticeBoard;
import app.hearth.rewards.price.Price;
import app.hearth.rewards.value.PowerDay;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Where the screens get the earnings from. All methods may be called on any thread; only a {@link #reader} looks at the disk. */
public interface EarningsSource {
    /** How the book stands, {@link RewardsSnapshot#NONE} before the first look. */
    RewardsSnapshot latest();

    /** Calls the listener with each new state, and when a price or a notice changed, on a thread of the source. Close to stop. */
    Subscription onChange(Consumer<RewardsSnapshot> listener);

    /** Asks all sources now; the outcome arrives as a change. */
    void refresh();

    /**
     * A look into the book, for one thread; close it.
     *
     * @throws IOException when it cannot be read
     */
    BookReader reader() throws IOException;

    /** What sharing used on each day. */
    List<PowerDay> used();

    /** What units are worth, by unit. */
    Map<String, Price> prices();

    /** Where prices and the wallet are set; empty where they cannot be. */
    Optional<Money> money();

    /** What there is to tell about them; empty where nothing is told. */
    default Optional<NoticeBoard> notices() {
        return Optional.empty();
    }
}
