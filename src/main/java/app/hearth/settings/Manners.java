package app.hearth.settings;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/**
 * When to stay out of the user's way: once for a user who is at the computer, once for one who is away.
 *
 * @param batteryDownTo    on battery, share down to this level in percent; 100 means never on battery, 0 means always
 * @param chargeFirstBelow while charging below this level in percent, let the battery fill first; 0 means don't wait
 * @param pauseOnMetered   whether a metered line holds back transfers
 * @param programs         while one of these runs, nothing runs here; executables' base names in lower case without {@code .exe}
 * @param othersBusy       other programs' load in percent of the processor above which to make room, 1..100; empty means never
 * @param cardsOff         graphics cards that tasks don't get, by their keys such as {@code NVIDIA 1}
 */
public record Manners(int batteryDownTo, int chargeFirstBelow, boolean pauseOnMetered, List<String> programs, OptionalInt othersBusy,
                      Set<String> cardsOff) {
    public static final Manners USUAL = new Manners(100, 80, true, List.of(), OptionalInt.of(75), Set.of());

    public Manners {
        if (batteryDownTo < 0 || batteryDownTo > 100) throw new IllegalArgumentException("batteryDownTo out of range: " + batteryDownTo);
        if (chargeFirstBelow < 0 || chargeFirstBelow > 100) {
            throw new IllegalArgumentException("chargeFirstBelow out of range: " + chargeFirstBelow);
        }
        if (othersBusy.isPresent() && (othersBusy.getAsInt() < 1 || othersBusy.getAsInt() > 100)) {
            throw new IllegalArgumentException("othersBusy out of range: " + othersBusy.getAsInt());
        }
        cardsOff = Set.copyOf(cardsOff);
        programs = programs.stream().map(Manners::baseName).filter(name -> !name.isEmpty()).distinct().toList();
    }

    /** A program's name as systems' process lists are compared with it: lower case, without {@code .exe}. */
    public static String baseName(String program) {
        String name = program.strip().toLowerCase(Locale.ROOT);
        while (name.endsWith(".exe")) name = name.substring(0, name.length() - 4).strip();
        return name;
    }

    public Manners withBatteryDownTo(int percent) {
        return new Manners(percent, chargeFirstBelow, pauseOnMetered, programs, othersBusy, cardsOff);
    }

    public Manners withChargeFirstBelow(int percent) {
        return new Manners(batteryDownTo, percent, pauseOnMetered, programs, othersBusy, cardsOff);
    }

    public Manners withPauseOnMetered(boolean pause) {
        return new Manners(batteryDownTo, chargeFirstBelow, pause, programs, othersBusy, cardsOff);
    }

    public Manners withPrograms(List<String> names) {
        return new Manners(batteryDownTo, chargeFirstBelow, pauseOnMetered, names, othersBusy, cardsOff);
    }

    public Manners withOthersBusy(OptionalInt percent) {
        return new Manners(batteryDownTo, chargeFirstBelow, pauseOnMetered, programs, percent, cardsOff);
    }

    /** With a card given to tasks or kept from them. */
    public Manners withCard(String key, boolean on) {
        var off = new HashSet<>(cardsOff);
        if (on) off.remove(key);
        else off.add(key);
        return withCardsOff(off);
    }

    public Manners withCardsOff(Set<String> keys) {
        return new Manners(batteryDownTo, chargeFirstBelow, pauseOnMetered, programs, othersBusy, keys);
    }
}
