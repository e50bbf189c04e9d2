package app.hearth.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What of a network only managers ask for.
 *
 * @param account    its numbers
 * @param contact    how it stands with conversations
 * @param correction duration correction factor (protocol note 8.4)
 * @param recent     processors that it had here on average in recent days
 * @param finished   tasks since it was joined
 * @param days       its credit by day, oldest first, 30 days at most
 * @param movedTo    where it says that it has moved to, if it can be followed there
 */
public record NetworkDetails(Account account, Contact contact, double correction, double recent, Finished finished, List<CreditDay> days,
                             Optional<String> movedTo) {
    /** Of a network about which no more is known. */
    public static final NetworkDetails NONE = new NetworkDetails(new Account(0, 0, "", "", "", false), Contact.NONE, 1, 0, new Finished(0, 0, Duration.ZERO), List.of(),
            Optional.empty());

    public NetworkDetails {
        days = List.copyOf(days);
    }

    /**
     * Numbers that the network gave.
     *
     * @param venue  home, work, school or empty
     * @param cpid   cross-project identifier, which only networks of the account know
     * @param publicCpid the same as others may see it, empty where the network does not say
     * @param viaManager joined by an account manager's wish
     */
    public record Account(long userid, long teamid, String venue, String cpid, String publicCpid, boolean viaManager) {}

    /**
     * Conversations and their pauses.
     *
     * @param under         whether one is under way
     * @param asked         whether the user asked for one
     * @param reports       whether finished tasks wait to be told
     * @param trickles      whether messages of programs wait
     * @param master        whether the network's page is read next
     * @param number        of the last request
     * @param masterFailures failures in a row to read the page
     * @param wished        when the network wants the next one at the latest
     * @param downloadsHeld until when no download begins
     * @param uploadsHeld   until when no upload begins
     * @param noWork        pauses after it had no work, by kind of processor
     * @param nothingFor    kinds of processors that it has no programs for
     */
    public record Contact(boolean under, boolean asked, boolean reports, boolean trickles, boolean master, int number, int masterFailures,
                          Optional<Instant> wished, Optional<Instant> downloadsHeld, Optional<Instant> uploadsHeld, List<NoWork> noWork,
                          List<String> nothingFor) {
        /** Nothing happened yet. */
        public static final Contact NONE = new Contact(false, false, false, false, false, 0, 0, Optional.empty(), Optional.empty(),
                Optional.empty(), List.of(), List.of());

        public Contact {
            noWork = List.copyOf(noWork);
            nothingFor = List.copyOf(nothingFor);
        }
    }

    /** @param kind CPU or a kind of card */
    public record NoWork(String kind, Instant until, Duration length) {}

    /** @param elapsed run by all of them */
    public record Finished(int well, int failed, Duration elapsed) {}

    /** Credit as the network told it on a day, in all and on average. */
    public record CreditDay(LocalDate day, double userTotal, double userAverage, double hostTotal, double hostAverage) {}
}
