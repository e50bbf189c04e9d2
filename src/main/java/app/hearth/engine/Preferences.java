package app.hearth.engine;

import app.hearth.engine.scheduling.Chooser;
import app.hearth.settings.Amount;
import app.hearth.settings.UserSettings;
import java.util.Locale;

/** The effective preferences as a scheduler wants to hear them (protocol note 7.2). */
final class Preferences {
    private static final double DAY_SECONDS = 86_400;

    private Preferences() {}

    /**
     * Content of {@code working_global_preferences}; every boolean is written, since a missing one reads as false. A stock server knows
     * {@code max_ncpus_pct} alone and makes tasks of several threads no wider (sched/sched_send.cpp): so it hears of the larger figure. A task
     * wider than may be used at the moment runs alone, held to what is allowed.
     *
     * @param changed epoch seconds of the newest preferences that came from a network's pages: newer ones are sent
     */
    static String xml(UserSettings settings, int totalCores, WorkBuffer buffer, double changed) {
        var figures = settings.howMuch(settings.level(), totalCores);
        var manners = settings.manners();
        boolean onBattery = manners.inUse().batteryDownTo() < 100 || manners.away().batteryDownTo() < 100; // BOINC knows one answer, and asks later what holds
        var rates = settings.rates().get(false);
        return String.format(Locale.ROOT, """
                <global_preferences>
                   <mod_time>%f</mod_time>
                   <run_on_batteries>%d</run_on_batteries>
                   <run_if_user_active>%d</run_if_user_active>
                   <run_gpu_if_user_active>%d</run_gpu_if_user_active>
                   <idle_time_to_run>%f</idle_time_to_run>
                   <suspend_cpu_usage>%f</suspend_cpu_usage>
                   <niu_suspend_cpu_usage>%f</niu_suspend_cpu_usage>
                   <leave_apps_in_memory>1</leave_apps_in_memory>
                   <confirm_before_connecting>0</confirm_before_connecting>
                   <hangup_if_dialed>0</hangup_if_dialed>
                   <dont_verify_images>0</dont_verify_images>
                   <network_wifi_only>0</network_wifi_only>
                   <max_ncpus_pct>%f</max_ncpus_pct>
                   <niu_max_ncpus_pct>%f</niu_max_ncpus_pct>
                   <cpu_usage_limit>%f</cpu_usage_limit>
                   <niu_cpu_usage_limit>%f</niu_cpu_usage_limit>
                   <ram_max_used_busy_pct>%f</ram_max_used_busy_pct>
                   <ram_max_used_idle_pct>%f</ram_max_used_idle_pct>
                   <work_buf_min_days>%f</work_buf_min_days>
                   <work_buf_additional_days>%f</work_buf_additional_days>
                   <cpu_scheduling_period_minutes>%f</cpu_scheduling_period_minutes>
                   <max_bytes_sec_up>%f</max_bytes_sec_up>
                   <max_bytes_sec_down>%f</max_bytes_sec_down>
                   <vm_max_used_pct>100</vm_max_used_pct>
                   <disk_max_used_pct>100</disk_max_used_pct>
                   <disk_max_used_gb>%f</disk_max_used_gb>
                   <disk_min_free_gb>%f</disk_min_free_gb>
                </global_preferences>
                """, changed, onBattery ? 1 : 0, figures.whileInUse() ? 1 : 0,
                figures.whileInUse() && figures.inUse().gpuPercent() > 0 ? 1 : 0, settings.awayAfter().toMillis() / 60_000.0,
                (double) manners.inUse().othersBusy().orElse(0), (double) manners.away().othersBusy().orElse(0), Math.max(coresPercent(figures.inUse(), totalCores), coresPercent(figures.away(), totalCores)), coresPercent(figures.away(), totalCores),
                timePercent(figures.inUse(), totalCores), timePercent(figures.away(), totalCores), (double) figures.inUse().memoryPercent(),
                (double) figures.away().memoryPercent(), buffer.least() / DAY_SECONDS, buffer.more() / DAY_SECONDS,
                Chooser.SLICE_SECONDS / 60, 1000.0 * rates.upKBps().orElse(0), 1000.0 * rates.downKBps().orElse(0), settings.storage().mostGb().orElse(0), settings.storage().keepFreeGb());
    }

    private static double coresPercent(Amount amount, int totalCores) {
        return 100.0 * Math.min(amount.cores(), totalCores) / totalCores;
    }

    /** BOINC counts the time of the cores it uses, we that of the whole processor. */
    private static double timePercent(Amount amount, int totalCores) {
        return 100.0 * amount.coreTime(totalCores) / Math.min(amount.cores(), totalCores);
    }
}
