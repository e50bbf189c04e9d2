package app.hearth.rewards.notice;

import app.hearth.rewards.BookReader.Line;
import app.hearth.rewards.RewardsSnapshot;
import java.util.List;

/**
 * What notices are made of.
 *
 * @param last     number of the book's last line, 0 for an empty book
 * @param lines    of the book after the last one known
 * @param snapshot how the sources stand
 */
public record News(long last, List<Line> lines, RewardsSnapshot snapshot) {
    public News {
        lines = List.copyOf(lines);
    }
}
