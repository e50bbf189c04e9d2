package app.hearth.desktop.shell;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;

/** The parts of the window between which F6 moves the focus. */
final class Regions {
    private Regions() {}

    /**
     * Focuses the first control of the region after the one that has the focus, or before it; regions that cannot take it are passed over.
     *
     * @param step 1 or -1
     */
    static void move(List<Node> regions, Node focused, int step) {
        int from = -1;
        for (int i = 0; i < regions.size(); i++) if (holds(regions.get(i), focused)) from = i;
        int start = from < 0 && step < 0 ? 0 : from;
        for (int i = 1; i <= regions.size(); i++) {
            Optional<Node> found = first(regions.get(Math.floorMod(start + i * step, regions.size())));
            if (found.isEmpty()) continue;
            found.get().requestFocus();
            return;
        }
    }

    private static boolean holds(Node region, Node node) {
        return Stream.iterate(node, each -> each != null, Node::getParent).anyMatch(each -> each == region);
    }

    private static Optional<Node> first(Node from) {
        if (!from.isVisible() || from.isDisabled()) return Optional.empty();
        if (from.isFocusTraversable()) return Optional.of(from);
        return from instanceof Parent parent ? parent.getChildrenUnmodifiable().stream().map(Regions::first).flatMap(Optional::stream).findFirst()
                : Optional.empty();
    }
}
