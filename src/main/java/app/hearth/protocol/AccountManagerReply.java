package app.hearth.protocol;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * An account manager's answer (section 1.9).
 *
 * @param name              its own
 * @param errorNumber       0 unless it refuses
 * @param error             why it refuses, in its words
 * @param authenticator     to be sent from now on in place of the password
 * @param signingKey        by which addresses are signed
 * @param repeatSeconds     until the next contact, 0 where it does not say
 * @param globalPreferences raw
 * @param opaque            raw, to be told again
 * @param messages          for the user
 */
public record AccountManagerReply(String name, int errorNumber, String error, Optional<String> authenticator, Optional<String> signingKey,
                                  double repeatSeconds, Optional<String> globalPreferences, Optional<String> opaque, List<String> messages,
                                  List<Account> accounts) {
    public AccountManagerReply {
        messages = List.copyOf(messages);
        accounts = List.copyOf(accounts);
    }

    /**
     * What it wants of a network.
     *
     * @param urlSignature of the address, by the manager's key
     * @param key          account key, empty where it is known already
     * @param detach       leave it
     * @param update       contact it
     * @param noMoreWork   no new tasks
     * @param share        its part
     * @param unwanted     kinds of processors that it is not to be asked for
     */
    public record Account(String url, String urlSignature, String key, boolean detach, boolean update, Optional<Boolean> noMoreWork,
                          Optional<Boolean> leaveWhenDone, Optional<Boolean> suspend, boolean abortNotStarted, OptionalDouble share,
                          Set<String> unwanted) {
        public Account {
            unwanted = Set.copyOf(unwanted);
        }
    }
}
