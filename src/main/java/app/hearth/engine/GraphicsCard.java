package app.hearth.engine;

/**
 * A graphics card that programs can be given.
 *
 * @param type   NVIDIA, ATI, intel_gpu or apple_gpu, as networks call them
 * @param number its place among those of its type, from 0
 * @param name   model
 */
public record GraphicsCard(String type, int number, String name) {
    /** What settings call it. */
    public String key() {
        return key(type, number);
    }

    /** What settings call a card of a type. */
    public static String key(String type, int number) {
        return type + " " + number;
    }
}
