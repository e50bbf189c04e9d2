package app.hearth.engine;

import app.hearth.protocol.AccountOut;
import app.hearth.protocol.Hashes;
import app.hearth.protocol.ProjectConfig;
import java.io.IOException;
import java.util.Locale;

/**
 * What is asked of a network before attaching to it (protocol note 1.2 to 1.4). Every call blocks, for virtual threads. A
 * network that refuses says so in {@link AccountOut.Refused}; that it cannot be asked at all is an {@link AccountProblem}.
 */
public interface Accounts {
    /**
     * What a network says of itself, or an account manager: it leads to networks and is none ({@link ProjectConfig#accountManager}).
     *
     * @param address as the user wrote it; made canonical here
     */
    ProjectConfig config(String address) throws AccountProblem;

    /**
     * The key of an account.
     *
     * @param passwordHash see {@link #hash}; empty asks only whether the account exists
     */
    AccountOut lookUp(ProjectConfig config, String email, String passwordHash) throws AccountProblem;

    /** Creates an account, or finds it where one with this hash exists. */
    AccountOut create(ProjectConfig config, String email, String passwordHash, String userName, boolean agreesToTerms) throws AccountProblem;

    /** The key of an account of an organisation's directory. The password itself is sent: only over HTTPS. */
    AccountOut lookUpInDirectory(ProjectConfig config, String userName, String password) throws AccountProblem;

    /** What is sent in place of a password: it does not leave this computer (protocol note 1.3). */
    static String hash(String email, String password) {
        return Hashes.md5(password + email.strip().toLowerCase(Locale.ROOT));
    }

    /** Whether a text has the form of an account key, strong or weak (protocol note 1.5). */
    static boolean isKey(String text) {
        return text.matches("[0-9a-f]{32}|[0-9]{1,18}_[0-9a-f]{32}");
    }

    /** Why a network cannot be asked; the screens find their words by the kind. */
    final class AccountProblem extends IOException {
        private static final long serialVersionUID = 1;
        private final Kind kind;

        private final transient Trouble trouble;

        public AccountProblem(Kind kind, String details) {
            this(kind, Trouble.said(details));
        }

        public AccountProblem(Kind kind, Trouble trouble) {
            super(trouble.english());
            this.kind = kind;
            this.trouble = trouble;
        }

        /** The same as the message, for words in the user's language. */
        public Trouble trouble() {
            return trouble;
        }

        public Kind kind() {
            return kind;
        }

        /** What is wrong. */
        public enum Kind {
            /** Not an address of a network. */
            BAD_ADDRESS,
            /** Nobody answers there, or only with errors. */
            UNREACHABLE,
            /** Something answers that is no BOINC network. */
            NO_NETWORK,
            /** Closed for maintenance. */
            DOWN,
            /** It asks for a newer client. */
            TOO_NEW,
            /** A password would go unencrypted. */
            NOT_ENCRYPTED
        }
    }
}
