package app.hearth.settings;

import java.util.function.Function;
import java.util.function.UnaryOperator;

/** One value while the user is at the computer, one while away. */
public record When<T>(T inUse, T away) {
    public static <T> When<T> always(T value) {
        return new When<>(value, value);
    }

    public T get(boolean inUseNow) {
        return inUseNow ? inUse : away;
    }

    /** The same change to both. */
    public When<T> both(UnaryOperator<T> change) {
        return new When<>(change.apply(inUse), change.apply(away));
    }

    /** A change to one of the two. */
    public When<T> one(boolean ofInUse, UnaryOperator<T> change) {
        return ofInUse ? new When<>(change.apply(inUse), away) : new When<>(inUse, change.apply(away));
    }

    /** A change to a part of the one; what is the same in both stays the same. */
    public When<T> together(boolean ofInUse, Function<T, ?> part, UnaryOperator<T> change) {
        return part.apply(inUse).equals(part.apply(away)) ? both(change) : one(ofInUse, change);
    }

    public boolean same() {
        return inUse.equals(away);
    }
}
