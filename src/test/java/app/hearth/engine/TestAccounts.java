package app.hearth.engine;

/** The engine's own account calls, for tests in other packages. */
public final class TestAccounts {
    private TestAccounts() {}

    public static Accounts overHttp() {
        return new ProjectAccounts(new ProjectHttp("test"));
    }
}
