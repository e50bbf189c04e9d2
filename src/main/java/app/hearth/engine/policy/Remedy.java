package app.hearth.engine.policy;

import app.hearth.engine.policy.Decision.Budget;
import java.time.Duration;
import java.time.Instant;

/** What a user can do about a hold with one click. Applied by {@link Remedies}. */
public sealed interface Remedy {
    record EndSnooze() implements Remedy {}
    /** Share for so long, whatever schedule, presence and manners say. */
    record ShareAnyway(Duration time) implements Remedy {}
    /** Share with the in-use figures from now on. */
    record ShareWhileInUse() implements Remedy {}
    record IgnoreFullScreen() implements Remedy {}
    /** No exception counts until then. */
    record SkipException(Instant until) implements Remedy {}
    record ForgetProgram(String program) implements Remedy {}
    /** Make room only above this load in percent. */
    record AllowOthers(int percent) implements Remedy {}
    record BatteryDownTo(int percent) implements Remedy {}
    record DontWaitForCharge() implements Remedy {}
    record AddHoursToday(double hours) implements Remedy {}
    record RaiseBudget(Budget budget, double most) implements Remedy {}
    /** GB of 10⁹ bytes. */
    record KeepFree(double gb) implements Remedy {}
    /** Hearth's files may take so much, GB of 10⁹ bytes. */
    record AllowDisk(double gb) implements Remedy {}
    record UseMetered() implements Remedy {}
    /** Nothing to change at once: the limit's place is opened. */
    record OpenLimits() implements Remedy {}
}
