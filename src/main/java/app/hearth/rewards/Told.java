package app.hearth.rewards;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a source says when it is asked.
 *
 * @param events  results and payments, all or only those that are new; known ones may come again
 * @param pending ids of all that it lists as pending now; an event that was pending and is missing here was withdrawn. Empty where it gives no such list
 * @param total   everything that was ever validated, where it gives a figure that also holds what no event tells
 * @param facts   further figures for the user
 */
public record Told(List<Event> events, Optional<Set<String>> pending, Optional<Total> total, List<Fact> facts) {
    public Told {
        events = List.copyOf(events);
        pending = pending.map(Set::copyOf);
        facts = List.copyOf(facts);
    }

    /**
     * A sum by the source's word.
     *
     * @param account what it is the sum of, where a source has several or begins anew at zero, such as a computer's number; may be empty
     * @param holder  whose account it is, where the source says so
     */
    public record Total(String account, String unit, Amount amount, Optional<Holder> holder) {
        public Total(String account, String unit, Amount amount) {
            this(account, unit, amount, Optional.empty());
        }
    }

    /**
     * Whose an account is: it stays who it is where a source moves to another address, and its accounts are merged with one another.
     *
     * @param identity the same for the same holder at whatever address, and no one else's; empty where not known
     * @param has      what all accounts of the holder have together; empty where no use can be made of it
     * @param former   sources that say of themselves that they have moved to this one
     * @param beside   sources that are followed now too: other ones, whatever they are called
     */
    public record Holder(String identity, Optional<Amount> has, Set<String> former, Set<String> beside) {
        public Holder {
            former = Set.copyOf(former);
            beside = Set.copyOf(beside);
        }
    }
}
