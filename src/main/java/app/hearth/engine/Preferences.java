package app.hearth.engine;

import app.hearth.settings.Amount;
import app.hearth.settings.UserSettings;
import java.util.Locale;

/** The effective preferences as a scheduler wants to hear them (protocol note 7.2). */
final class Preferences {
    private Preferences() {}

    /** Content of {@code working_global_preferences}; every boolean is written, since a missing one reads as false. */
    static String xml(UserSettings settings, int totalCores) {
        var figures = settings.howMuch(settings.level(), totalCores);
        var manners = settings.manners();
        return String.format(Locale.ROOT, """
                <global_preferences>
                   <mod_time>0.000000</mod_time>
                   <run_on_batteries>%d</run_on_batteries>
                   <run_if_user_active>%d</run_if_user_active>
                   <run_gpu_if_user_active>%d</run_gpu_if_user_active>
                   <idle_time_to_run>%f</idle_time_to_run>
                   <suspend_cpu_usage>%f</suspend_cpu_usage>
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
                   <disk_max_used_gb>%f</disk_max_used_gb>
                   <disk_min_free_gb>%f</disk_min_free_gb>
                </global_preferences>
                """, manners.batteryDownTo() < 100 ? 1 : 0, figures.whileInUse() ? 1 : 0,
                figures.whileInUse() && figures.inUse().gpuPercent() > 0 ? 1 : 0, settings.awayAfter().toMillis() / 60_000.0,
                (double) manners.othersBusy().orElse(0), coresPercent(figures.inUse(), totalCores), coresPercent(figures.away(), totalCores),
                timePercent(figures.inUse(), totalCores), timePercent(figures.away(), totalCores), (double) figures.inUse().memoryPercent(),
                (double) figures.away().memoryPercent(), settings.storage().mostGb().orElse(0), settings.storage().keepFreeGb());
    }

    private static double coresPercent(Amount amount, int totalCores) {
        return 100.0 * Math.min(amount.cores(), totalCores) / totalCores;
    }

    /** BOINC counts the time of the cores it uses, we that of the whole processor. */
    private static double timePercent(Amount amount, int totalCores) {
        return 100.0 * amount.coreTime(totalCores) / Math.min(amount.cores(), totalCores);
    }
}
