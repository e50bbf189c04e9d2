package app.hearth.protocol;

import java.util.List;

/**
 * What a client tells an application when it starts (init_data.xml, lib/app_ipc.cpp, protocol note 6.3). Times are seconds,
 * sizes bytes.
 *
 * @param client    who speaks
 * @param account   the user's account with the project
 * @param job       what is to be done
 * @param place     where, and with what
 * @param progress  where it goes on
 * @param host      this computer, with the number of its usable GPUs
 * @param preferences content of global_preferences, with its tags
 * @param appFiles  physical names of the app version's files
 */
public record AppInitData(ClientVersion client, Account account, Job job, Place place, Progress progress, HostInfo host, int gpus,
                          String preferences, List<String> appFiles) {
    public AppInitData {
        appFiles = List.copyOf(appFiles);
    }

    /**
     * The user's account with the project.
     *
     * @param preferences content of project_preferences, raw; empty where none
     */
    public record Account(long userId, long teamId, long hostId, String userName, String teamName, String authenticator, String preferences,
                          double userTotalCredit, double userAverageCredit, double hostTotalCredit, double hostAverageCredit,
                          double resourceShareFraction) {}

    /**
     * What is to be done.
     *
     * @param deadline Unix seconds at which it is best done
     */
    public record Job(String appName, int appVersion, String planClass, String workunit, String result, double fpopsEstimate,
                      double fpopsBound, double memoryBound, double diskBound, double deadline) {}

    /**
     * Where, and with what.
     *
     * @param projectDir absolute
     * @param dataDir    absolute
     * @param clientPid  process whose end tells the application to leave
     * @param sandbox    the application runs apart from the user's files
     * @param ncpus      processors for it
     */
    public record Place(String projectDir, String dataDir, int slot, long clientPid, boolean sandbox, double ncpus, Gpu gpu) {}

    /**
     * The GPU for it.
     *
     * @param type        NVIDIA, ATI, intel_gpu, apple_gpu; empty for none
     * @param device      number by the vendor's library, -1 for none
     * @param openClIndex number among the OpenCL devices of its platform, -1 for none
     * @param usage       devices used
     */
    public record Gpu(String type, int device, int openClIndex, double usage) {
        public static final Gpu NONE = new Gpu("", -1, -1, 0);
    }

    /**
     * Where it goes on.
     *
     * @param cpuTime          processor seconds at the last checkpoint
     * @param elapsed          seconds at the last checkpoint
     * @param checkpointPeriod seconds between checkpoints
     */
    public record Progress(double cpuTime, double elapsed, double checkpointPeriod) {}

    /** The same for another process to watch. */
    public AppInitData withClient(long pid) {
        var there = new Place(place.projectDir, place.dataDir, place.slot, pid, place.sandbox, place.ncpus, place.gpu);
        return new AppInitData(client, account, job, there, progress, host, gpus, preferences, appFiles);
    }

    /** The same with other preferences. */
    public AppInitData withPreferences(String changed) {
        return new AppInitData(client, account, job, place, progress, host, gpus, changed, appFiles);
    }

    /** The same with other wishes of the user on the project's pages. */
    public AppInitData withWishes(String changed) {
        var a = account;
        var other = new Account(a.userId, a.teamId, a.hostId, a.userName, a.teamName, a.authenticator, changed, a.userTotalCredit, a.userAverageCredit,
                a.hostTotalCredit, a.hostAverageCredit, a.resourceShareFraction);
        return new AppInitData(client, other, job, place, progress, host, gpus, preferences, appFiles);
    }

    /** The file. */
    public String xml() {
        var out = new XmlWriter().open("app_init_data");
        out.integer("major_version", client.major()).integer("minor_version", client.minor()).integer("release", client.release());
        out.integer("app_version", job.appVersion());
        out.integer("userid", account.userId()).integer("teamid", account.teamId()).integer("hostid", account.hostId());
        out.text("app_name", job.appName()).textIfAny("plan_class", job.planClass());
        if (!account.preferences().isBlank()) out.raw("project_preferences", "\n" + account.preferences().strip() + "\n");
        out.textIfAny("team_name", account.teamName()).textIfAny("user_name", account.userName());
        // The interface takes these as they stand (parse_str without unescaping in older releases).
        out.raw("project_dir", place.projectDir()).raw("boinc_dir", place.dataDir());
        out.text("authenticator", account.authenticator()).text("wu_name", job.workunit()).text("result_name", job.result());
        out.integer("shm_key", -1); // the file boinc_mmap_file
        out.integer("slot", place.slot()).integer("client_pid", place.clientPid());
        out.number("wu_cpu_time", progress.cpuTime()).number("starting_elapsed_time", progress.elapsed());
        out.bool("using_sandbox", place.sandbox()).bool("vm_extensions_disabled", host.vmExtensionsDisabled());
        out.number("user_total_credit", account.userTotalCredit()).number("user_expavg_credit", account.userAverageCredit());
        out.number("host_total_credit", account.hostTotalCredit()).number("host_expavg_credit", account.hostAverageCredit());
        out.number("resource_share_fraction", account.resourceShareFraction());
        out.number("checkpoint_period", progress.checkpointPeriod()).number("fraction_done_start", 0).number("fraction_done_end", 1);
        out.text("gpu_type", place.gpu().type()).integer("gpu_device_num", place.gpu().device());
        out.integer("gpu_opencl_dev_index", place.gpu().openClIndex()).number("gpu_usage", place.gpu().usage());
        out.number("ncpus", place.ncpus());
        out.number("rsc_fpops_est", job.fpopsEstimate()).number("rsc_fpops_bound", job.fpopsBound());
        out.number("rsc_memory_bound", job.memoryBound()).number("rsc_disk_bound", job.diskBound());
        out.number("computation_deadline", job.deadline());
        out.integer("vbox_window", 0).integer("no_priority_change", 0);
        out.integer("process_priority", -1).integer("process_priority_special", -1);
        HostXml.write(out, host, gpus);
        out.line(preferences.strip());
        out.texts("app_file", appFiles);
        return out.close("app_init_data").toString();
    }
}
