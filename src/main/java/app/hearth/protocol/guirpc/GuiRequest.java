package app.hearth.protocol.guirpc;

/** What a manager can ask. Times are seconds. */
public sealed interface GuiRequest {
    /** Asks for a nonce. */
    record Auth1() implements GuiRequest {}
    /** Shows knowledge of the password. */
    record Auth2(String nonceHash) implements GuiRequest {}
    record ExchangeVersions(String name) implements GuiRequest {}
    record GetCcStatus() implements GuiRequest {}
    record GetResults(boolean activeOnly) implements GuiRequest {}
    record GetProjectStatus() implements GuiRequest {}
    record GetState() implements GuiRequest {}
    record GetHostInfo() implements GuiRequest {}
    /** Messages with a greater number than this. */
    record GetMessages(long seqno) implements GuiRequest {}
    record GetMessageCount() implements GuiRequest {}
    record GetFileTransfers() implements GuiRequest {}
    record GetDiskUsage() implements GuiRequest {}
    record GetSimpleGuiInfo() implements GuiRequest {}
    /** Notices with a greater number than this. @param all also those that only the user may see */
    record GetNotices(long seqno, boolean all) implements GuiRequest {}
    /** Tries again at once what waits after failures. */
    record NetworkAvailable() implements GuiRequest {}
    /** @param mode 1 always, 2 auto, 3 never, 4 as before @param duration 0 for good */
    record SetRunMode(int mode, double duration) implements GuiRequest {}
    record TaskAction(TaskVerb verb, String projectUrl, String name) implements GuiRequest {}
    record ProjectAction(ProjectVerb verb, String projectUrl) implements GuiRequest {}
    /** Answered at once; what came of it is asked with {@link Poll}. */
    record ProjectAttach(String projectUrl, String authenticator, String name) implements GuiRequest {}
    record GetProjectConfig(String url) implements GuiRequest {}
    /** @param ldap the hash is the password itself, of an account in a directory */
    record LookupAccount(String url, String email, String passwordHash, boolean ldap) implements GuiRequest {}
    record CreateAccount(String url, String email, String passwordHash, String userName, boolean consented) implements GuiRequest {}
    /** Asks what came of a call that takes time. */
    record Poll(Slow call) implements GuiRequest {}
    record RetryTransfer(String projectUrl, String fileName) implements GuiRequest {}
    /** The task that needs the file fails. */
    record AbortTransfer(String projectUrl, String fileName) implements GuiRequest {}
    /** @param network of the network, else of the cards @param mode as of {@link SetRunMode} */
    record SetModeOf(boolean network, int mode, double duration) implements GuiRequest {}
    /** Lets an account manager choose networks; empty address and name leave it. @param again asks the one in use */
    record AccountManagerCall(String url, String name, String password, boolean again) implements GuiRequest {}
    record AccountManagerPoll() implements GuiRequest {}
    /** Something to read that needs no argument. */
    record Get(Report report) implements GuiRequest {}
    record GetAppConfig(String url) implements GuiRequest {}
    /** Hearth speaks English here. */
    record SetLanguage() implements GuiRequest {}
    record Quit() implements GuiRequest {}
    /** Hearth's own: brings the window to the front. */
    record ShowWindow() implements GuiRequest {}
    /** Hearth's own: decision, reasons and next start in English sentences; stock clients answer "unrecognized op". */
    record GetHearthStatus() implements GuiRequest {}
    /** @param tag as sent, with the slash of an empty one: the error names it so */
    record Unknown(String tag) implements GuiRequest {}

    /** What can be done to a project; names as on the wire with project_ before. FOLLOW is Hearth's own: to where the project has moved. */
    enum ProjectVerb { UPDATE, SUSPEND, RESUME, NOMOREWORK, ALLOWMOREWORK, RESET, DETACH, DETACH_WHEN_DONE, DONT_DETACH_WHEN_DONE, FOLLOW }

    /** What {@link Get} reads; names as on the wire. */
    enum Report {
        GET_STATISTICS, GET_OLD_RESULTS, GET_SCREENSAVER_TASKS, GET_DAILY_XFER_HISTORY, GET_NEWER_VERSION, GET_PROXY_SETTINGS, ACCT_MGR_INFO,
        GET_GLOBAL_PREFS_FILE, GET_GLOBAL_PREFS_WORKING, GET_GLOBAL_PREFS_OVERRIDE, GET_CC_CONFIG, GET_PROJECT_INIT_STATUS
    }

    /** Calls that take time; names as on the wire with _poll behind. */
    enum Slow { GET_PROJECT_CONFIG, LOOKUP_ACCOUNT, CREATE_ACCOUNT, PROJECT_ATTACH }

    /** What can be done to a task; names as on the wire with _result behind. */
    enum TaskVerb { SUSPEND, RESUME, ABORT }

    /** Whether local callers need no password (section 11.4). */
    default boolean readOnly() {
        return switch (this) {
            case ExchangeVersions _, GetCcStatus _, GetResults _, GetProjectStatus _, GetState _, GetHostInfo _, GetMessages _,
                 GetMessageCount _, GetFileTransfers _, GetDiskUsage _, GetSimpleGuiInfo _ -> true;
            case GetNotices notices -> !notices.all();
            case Get get -> get.report().ordinal() <= Report.GET_NEWER_VERSION.ordinal();
            default -> false;
        };
    }
}
