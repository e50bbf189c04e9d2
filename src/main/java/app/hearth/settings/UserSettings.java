package app.hearth.settings;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything the user chose about sharing.
 *
 * @param level           the level that rules where the week is not painted
 * @param own             figures of the level "My own"
 * @param awayAfter       without key or mouse for so long counts as away, 10 s to 24 h
 * @param fullScreenIsUse whether a film, a presentation or anything in full screen counts as using the computer
 * @param quiet           targets of quiet mode
 * @param rates           network speed
 * @param computing       when to compute
 * @param transfers       when to move files; a level other than off allows them
 * @param exceptions      the later in the list wins
 */
public record UserSettings(Preset level, HowMuch own, Duration awayAfter, boolean fullScreenIsUse, Budgets budgets, When<Quiet> quiet, When<Manners> manners,
                           Storage storage, When<Rates> rates, Week computing, Week transfers, List<DateException> exceptions,
                           Electricity electricity) {
    public UserSettings {
        if (awayAfter.compareTo(Duration.ofSeconds(10)) < 0 || awayAfter.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("awayAfter out of range: " + awayAfter);
        }
        exceptions = List.copyOf(exceptions);
    }

    /** What a new user starts with: Gentle on a computer with a battery, else Balanced. */
    public static UserSettings suggested(boolean hasBattery, int totalCores) {
        return new UserSettings(hasBattery ? Preset.GENTLE : Preset.BALANCED, HowMuch.of(Preset.BALANCED, totalCores),
                Duration.ofMinutes(5), true, Budgets.NONE, When.always(Quiet.NONE), When.always(Manners.USUAL), Storage.USUAL, When.always(Rates.NONE),
                Week.UNPAINTED, Week.UNPAINTED, List.of(), Electricity.UNKNOWN);
    }

    /** Cards that tasks get neither now nor then: no work is wanted for them. */
    public Set<String> cardsNever() {
        var never = new HashSet<>(manners.inUse().cardsOff());
        never.retainAll(manners.away().cardsOff());
        return never;
    }

    /** A level's figures on a computer of so many cores. */
    public HowMuch howMuch(Preset preset, int totalCores) {
        return preset == Preset.OWN ? own : HowMuch.of(preset, totalCores);
    }

    public UserSettings withLevel(Preset preset) {
        return new UserSettings(preset, own, awayAfter, fullScreenIsUse, budgets, quiet, manners, storage, rates, computing, transfers, exceptions, electricity);
    }

    /** Chooses the user's own figures. */
    public UserSettings withOwn(HowMuch figures) {
        return new UserSettings(Preset.OWN, figures, awayAfter, fullScreenIsUse, budgets, quiet, manners, storage, rates, computing, transfers, exceptions,
                electricity);
    }

    public UserSettings withAwayAfter(Duration time) {
        return new UserSettings(level, own, time, fullScreenIsUse, budgets, quiet, manners, storage, rates, computing, transfers, exceptions, electricity);
    }

    public UserSettings withBudgets(Budgets all) {
        return new UserSettings(level, own, awayAfter, fullScreenIsUse, all, quiet, manners, storage, rates, computing, transfers, exceptions, electricity);
    }

    public UserSettings withQuiet(When<Quiet> targets) {
        return new UserSettings(level, own, awayAfter, fullScreenIsUse, budgets, targets, manners, storage, rates, computing, transfers, exceptions, electricity);
    }

    public UserSettings withFullScreenIsUse(boolean counts) {
        return new UserSettings(level, own, awayAfter, counts, budgets, quiet, manners, storage, rates, computing, transfers, exceptions, electricity);
    }

    /** The same manners whether the user is there or not. */
    public UserSettings withManners(Manners all) {
        return withManners(When.always(all));
    }

    public UserSettings withManners(When<Manners> all) {
        return new UserSettings(level, own, awayAfter, fullScreenIsUse, budgets, quiet, all, storage, rates, computing, transfers, exceptions, electricity);
    }

    public UserSettings withStorage(Storage space) {
        return new UserSettings(level, own, awayAfter, fullScreenIsUse, budgets, quiet, manners, space, rates, computing, transfers, exceptions, electricity);
    }

    public UserSettings withRates(When<Rates> speed) {
        return new UserSettings(level, own, awayAfter, fullScreenIsUse, budgets, quiet, manners, storage, speed, computing, transfers, exceptions, electricity);
    }

    public UserSettings withComputing(Week week) {
        return new UserSettings(level, own, awayAfter, fullScreenIsUse, budgets, quiet, manners, storage, rates, week, transfers, exceptions, electricity);
    }

    public UserSettings withTransfers(Week week) {
        return new UserSettings(level, own, awayAfter, fullScreenIsUse, budgets, quiet, manners, storage, rates, computing, week, exceptions, electricity);
    }

    public UserSettings withExceptions(List<DateException> all) {
        return new UserSettings(level, own, awayAfter, fullScreenIsUse, budgets, quiet, manners, storage, rates, computing, transfers, all, electricity);
    }

    public UserSettings withElectricity(Electricity facts) {
        return new UserSettings(level, own, awayAfter, fullScreenIsUse, budgets, quiet, manners, storage, rates, computing, transfers, exceptions, facts);
    }
}
