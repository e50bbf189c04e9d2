package app.hearth.settings;

/** One value while the user is at the computer, one while away. */
public record When<T>(T inUse, T away) {
    public static <T> When<T> always(T value) {
        return new When<>(value, value);
    }

    public T get(boolean inUseNow) {
        return inUseNow ? inUse : away;
    }
}
