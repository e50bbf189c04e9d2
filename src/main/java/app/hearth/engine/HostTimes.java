package app.hearth.engine;

import app.hearth.protocol.NetStats;
import app.hearth.protocol.TimeStats;

/**
 * How much of the time this computer can work, and how fast its line is, as averages that networks plan with (client/time_stats.cpp,
 * client/net_stats.cpp). Kept with the settings; times are epoch milliseconds.
 */
final class HostTimes {
    /** Time constant of the averages: ten days (ALPHA). */
    private static final double CONSTANT_SECONDS = 864_000;
    private static final long LEAST_STEP_MILLIS = 10_000;
    /** A longer step means that the computer slept or Hearth hung. */
    private static final long LONGEST_STEP_MILLIS = 100_000;
    /** After so long without Hearth the time before says nothing. */
    private static final long FORGOTTEN_MILLIS = 14 * 86_400_000L;
    private static final double SPEED_HALF_LIFE_DAYS = 7;

    double on = 1;
    double connected = 1;
    double both = 1;
    double active = 1;
    double gpuActive = 1;
    /** Part of full speed while computing, 0 while nothing is known. */
    double limited;
    long begun;
    double totalSeconds;
    double activeSeconds;
    double gpuActiveSeconds;
    long updated;
    Speed up = new Speed();
    Speed down = new Speed();
    private transient boolean running;
    private transient long started;
    private transient double session;
    private transient double gpuSession;

    /** How fast files move in one direction: bytes a second at best, and bytes a day in the long run. */
    static final class Speed {
        /** Weight of a transfer in the best figure: a thousandth of its size's magnitude, as the reference client weighs it. */
        private static final double WEIGHT_DIVISOR = 500;
        double best;
        RunningAverage daily = new RunningAverage();

        void moved(long now, long millis, double bytes) {
            if (bytes < 1 || millis <= 0) return;
            double speed = bytes / (millis / 1000.0);
            double weight = best == 0 ? 1 : Math.min(Math.log(bytes) / WEIGHT_DIVISOR, 1);
            best += weight * (speed - best);
            daily.add(now, now - millis, bytes, SPEED_HALF_LIFE_DAYS);
        }
    }

    /**
     * Notes what is the case now.
     *
     * @param computes  work may run
     * @param gpus      on graphics cards too
     * @param transfers files may move
     * @param part      of the time in which it computes that its limit leaves to a task, above 0 to 1
     * @return whether anything was noted, as it is every ten seconds
     */
    boolean note(long now, boolean computes, boolean gpus, boolean transfers, double part) {
        if (started == 0) started = now;
        if (begun == 0) begun = now;
        if (updated == 0 || now < updated) {
            updated = now;
            running = true;
            return true;
        }
        long step = now - updated;
        if (step <= LEAST_STEP_MILLIS) return false;
        double seconds = step > FORGOTTEN_MILLIS ? 0 : step / 1000.0;
        double weight = 1 - Math.exp(-seconds / CONSTANT_SECONDS);
        boolean ran = running && step <= LONGEST_STEP_MILLIS;
        running = true;
        updated = now;
        on = moved(on, weight, ran);
        if (!ran) return true;
        connected = moved(connected, weight, transfers);
        both = moved(both, weight, transfers && computes);
        active = moved(active, weight, computes);
        gpuActive = moved(gpuActive, weight, computes && gpus);
        totalSeconds += seconds;
        if (computes) {
            limited = limited == 0 ? part : limited * (1 - weight) + part * weight;
            activeSeconds += seconds;
            session += seconds;
        }
        if (computes && gpus) {
            gpuActiveSeconds += seconds;
            gpuSession += seconds;
        }
        return true;
    }

    /** Part of full speed while computing, above 0 to 1. */
    double part() {
        return limited > 0 ? limited : 1;
    }

    private static double moved(double average, double weight, boolean yes) {
        return average * (1 - weight) + (yes ? weight : 0);
    }

    void shift(long millis) {
        if (updated > 0) updated += millis;
        if (begun > 0) begun += millis;
        up.daily.shift(millis);
        down.daily.shift(millis);
    }

    TimeStats forRequest(long now) {
        return TimeStats.builder().onFraction(on).connectedFraction(connected).cpuAndNetworkFraction(both).activeFraction(active)
                .gpuActiveFraction(gpuActive).clientStartTime(started / 1000.0).totalStartTime(begun / 1000.0).totalDuration(totalSeconds)
                .totalActiveDuration(activeSeconds).totalGpuActiveDuration(gpuActiveSeconds).now(now / 1000.0)
                .sessionActiveDuration(session).sessionGpuActiveDuration(gpuSession).build();
    }

    NetStats speeds() {
        return new NetStats(up.best, up.daily.value, up.daily.at / 1000.0, down.best, down.daily.value, down.daily.at / 1000.0);
    }
}
