package app.hearth.protocol;

import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;

/**
 * What of a reply's global_preferences Hearth goes by (lib/prefs.cpp, protocol note 7.1, 7.2): not limits, which are the user's here.
 *
 * @param changed   epoch seconds of the change on the account pages
 * @param leastDays work_buf_min_days
 * @param moreDays  work_buf_additional_days
 */
public record GlobalPreferences(double changed, OptionalDouble leastDays, OptionalDouble moreDays) {
    private static final String ROOT = "global_preferences";
    private static final int LARGEST = 1 << 20;
    private static final GlobalPreferences NONE = new GlobalPreferences(0, OptionalDouble.empty(), OptionalDouble.empty());

    /** Reads the element's content; what a venue of that name says stands in for the rest. Unreadable text counts as none. */
    public static GlobalPreferences parse(String raw, String venue) {
        try {
            String bare = raw.strip().startsWith("<" + ROOT) ? raw : "<" + ROOT + ">" + raw + "</" + ROOT + ">";
            XmlReader in = new XmlReader(bare.getBytes(StandardCharsets.UTF_8), ROOT, LARGEST);
            return parse(in, venue, 0);
        } catch (ProtocolException e) {
            return NONE;
        }
    }

    private static GlobalPreferences parse(XmlReader in, String venue, double before) throws ProtocolException {
        double changed = before;
        OptionalDouble least = OptionalDouble.empty();
        OptionalDouble more = OptionalDouble.empty();
        String end = in.enter();
        while (in.next(end)) {
            switch (in.tag()) {
                case "mod_time" -> changed = Math.max(in.number(0), 0);
                case "work_buf_min_days" -> least = days(in.number(-1));
                case "work_buf_additional_days" -> more = days(in.number(-1));
                case "venue" -> {
                    if (!venue.isEmpty() && in.attribute("name").equals(venue)) return parse(in, "", changed);
                }
                default -> { }
            }
        }
        return new GlobalPreferences(changed, least, more);
    }

    private static OptionalDouble days(double value) {
        return value >= 0 ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
