package app.hearth.protocol;

import java.util.List;
import java.util.Optional;

/**
 * What a project says of itself before attaching (get_project_config.php).
 *
 * @param name                 long name
 * @param masterUrl            canonical; the client adopts it
 * @param webRpcUrlBase        base of account calls
 * @param errorNum             0, or -183 when down
 * @param minClientVersion     folded, 0 for any
 * @param usesUsername         a name instead of an e-mail address
 * @param termsOfUse           the user must agree first
 * @param accountOwnershipPublicKey base 64
 */
public record ProjectConfig(String name, String masterUrl, Optional<String> webRpcUrlBase, Optional<String> serverVersion,
                            boolean accountManager, Optional<String> localRevision, int errorNum, boolean webStopped, boolean schedStopped,
                            boolean accountCreationDisabled, boolean clientAccountCreationDisabled, boolean inviteCodeRequired,
                            int minPasswdLength, int minClientVersion, boolean usesUsername, boolean ldapAuth, Optional<String> termsOfUse,
                            List<Platform> platforms, Optional<String> accountOwnershipPublicKey) {
    public ProjectConfig {
        platforms = List.copyOf(platforms);
    }

    /**
     * A platform with an app version.
     *
     * @param name      such as x86_64-pc-linux-gnu
     * @param title     name to show, may be empty
     * @param planClass empty where none
     */
    public record Platform(String name, String title, String planClass) {}

    /** A builder with every optional part absent. */
    public static Builder builder() { return new Builder(); }

    /** A builder that starts from this record. */
    public Builder toBuilder() {
        Builder b = new Builder();
        b.name = name;
        b.masterUrl = masterUrl;
        b.webRpcUrlBase = webRpcUrlBase;
        b.serverVersion = serverVersion;
        b.accountManager = accountManager;
        b.localRevision = localRevision;
        b.errorNum = errorNum;
        b.webStopped = webStopped;
        b.schedStopped = schedStopped;
        b.accountCreationDisabled = accountCreationDisabled;
        b.clientAccountCreationDisabled = clientAccountCreationDisabled;
        b.inviteCodeRequired = inviteCodeRequired;
        b.minPasswdLength = minPasswdLength;
        b.minClientVersion = minClientVersion;
        b.usesUsername = usesUsername;
        b.ldapAuth = ldapAuth;
        b.termsOfUse = termsOfUse;
        b.platforms = platforms;
        b.accountOwnershipPublicKey = accountOwnershipPublicKey;
        return b;
    }

    /** Collects the parts; not safe for several threads. */
    public static final class Builder {
        private String name = "";
        private String masterUrl = "";
        private Optional<String> webRpcUrlBase = Optional.empty();
        private Optional<String> serverVersion = Optional.empty();
        private boolean accountManager;
        private Optional<String> localRevision = Optional.empty();
        private int errorNum;
        private boolean webStopped;
        private boolean schedStopped;
        private boolean accountCreationDisabled;
        private boolean clientAccountCreationDisabled;
        private boolean inviteCodeRequired;
        private int minPasswdLength = 6;
        private int minClientVersion;
        private boolean usesUsername;
        private boolean ldapAuth;
        private Optional<String> termsOfUse = Optional.empty();
        private List<Platform> platforms = List.of();
        private Optional<String> accountOwnershipPublicKey = Optional.empty();

        private Builder() {}

        public Builder name(String name) { this.name = name; return this; }
        public Builder masterUrl(String masterUrl) { this.masterUrl = masterUrl; return this; }
        public Builder webRpcUrlBase(String webRpcUrlBase) { this.webRpcUrlBase = Optional.of(webRpcUrlBase); return this; }
        public Builder serverVersion(String serverVersion) { this.serverVersion = Optional.of(serverVersion); return this; }
        public Builder accountManager(boolean accountManager) { this.accountManager = accountManager; return this; }
        public Builder localRevision(String localRevision) { this.localRevision = Optional.of(localRevision); return this; }
        public Builder errorNum(int errorNum) { this.errorNum = errorNum; return this; }
        public Builder webStopped(boolean webStopped) { this.webStopped = webStopped; return this; }
        public Builder schedStopped(boolean schedStopped) { this.schedStopped = schedStopped; return this; }
        public Builder accountCreationDisabled(boolean accountCreationDisabled) { this.accountCreationDisabled = accountCreationDisabled; return this; }
        public Builder clientAccountCreationDisabled(boolean clientAccountCreationDisabled) { this.clientAccountCreationDisabled = clientAccountCreationDisabled; return this; }
        public Builder inviteCodeRequired(boolean inviteCodeRequired) { this.inviteCodeRequired = inviteCodeRequired; return this; }
        public Builder minPasswdLength(int minPasswdLength) { this.minPasswdLength = minPasswdLength; return this; }
        public Builder minClientVersion(int minClientVersion) { this.minClientVersion = minClientVersion; return this; }
        public Builder usesUsername(boolean usesUsername) { this.usesUsername = usesUsername; return this; }
        public Builder ldapAuth(boolean ldapAuth) { this.ldapAuth = ldapAuth; return this; }
        public Builder termsOfUse(String termsOfUse) { this.termsOfUse = Optional.of(termsOfUse); return this; }
        public Builder platforms(List<Platform> platforms) { this.platforms = platforms; return this; }
        public Builder accountOwnershipPublicKey(String accountOwnershipPublicKey) { this.accountOwnershipPublicKey = Optional.of(accountOwnershipPublicKey); return this; }

        public ProjectConfig build() {
            return new ProjectConfig(name, masterUrl, webRpcUrlBase, serverVersion, accountManager, localRevision, errorNum, webStopped,
                    schedStopped, accountCreationDisabled, clientAccountCreationDisabled, inviteCodeRequired,
                    minPasswdLength, minClientVersion, usesUsername, ldapAuth, termsOfUse, platforms,
                    accountOwnershipPublicKey);
        }
    }
}
