package app.hearth.engine;

import java.util.Locale;

/** The effective preferences as a scheduler wants to hear them (protocol note 7.2). */
final class Preferences {
    private Preferences() {}

    /** Content of {@code working_global_preferences}; every boolean is written, since a missing one reads as false. */
    static String xml(EngineSettings settings) {
        int cores = Runtime.getRuntime().availableProcessors();
        return String.format(Locale.ROOT, """
                <global_preferences>
                   <mod_time>0.000000</mod_time>
                   <run_on_batteries>1</run_on_batteries>
                   <run_if_user_active>1</run_if_user_active>
                   <run_gpu_if_user_active>0</run_gpu_if_user_active>
                   <leave_apps_in_memory>1</leave_apps_in_memory>
                   <confirm_before_connecting>0</confirm_before_connecting>
                   <hangup_if_dialed>0</hangup_if_dialed>
                   <dont_verify_images>0</dont_verify_images>
                   <network_wifi_only>0</network_wifi_only>
                   <max_ncpus_pct>%f</max_ncpus_pct>
                   <niu_max_ncpus_pct>%f</niu_max_ncpus_pct>
                   <cpu_usage_limit>%f</cpu_usage_limit>
                   <niu_cpu_usage_limit>%f</niu_cpu_usage_limit>
                   <disk_min_free_gb>%f</disk_min_free_gb>
                </global_preferences>
                """, 100.0 * settings.cores / cores, 100.0 * settings.cores / cores, (double) settings.cpuPercent,
                (double) settings.cpuPercent, EngineCore.KEEP_FREE / (double) (1L << 30));
    }
}
