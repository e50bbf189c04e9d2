package app.hearth.protocol;

import java.util.ArrayList;
import java.util.List;

/** Scheduler addresses in a project's front page (section 1.7, client/scheduler_op.cpp). */
public final class MasterPage {
    private static final int LINE = 255;
    private static final int MAX_SCHEDULERS = 100;
    private static final String ELEMENT = "<scheduler>";
    private static final String ELEMENT_END = "</scheduler>";
    private static final String LINK = "<link rel=\"boinc_scheduler\" href=\"";

    private MasterPage() {}

    /** The addresses in the order found, without repetitions; an attach fails without any. */
    public static List<String> schedulers(byte[] page, int maxBytes) throws ProtocolException {
        if (page.length > maxBytes) throw new ProtocolException("master page", "longer than " + maxBytes + " bytes");
        List<String> found = new ArrayList<>();
        String text = XmlText.bytesAsChars(page);
        for (int at = text.indexOf(ELEMENT); at >= 0; at = text.indexOf(ELEMENT, at + 1)) {
            int from = at + ELEMENT.length();
            // Looked for in the next 256 bytes only, so that a page full of open tags costs no more than its length.
            int to = text.indexOf(ELEMENT_END, from, Math.min(text.length(), from + 256 + ELEMENT_END.length()));
            if (to >= 0 && to - from < 256) add(found, text.substring(from, to).strip());
        }
        // Stock clients miss a link that is not at the start of its line; to find it anyway does no harm.
        for (int at = text.indexOf(LINK); at >= 0; at = text.indexOf(LINK, at + 1)) {
            int from = at + LINK.length();
            int to = text.indexOf('"', from, Math.min(text.length(), from + 256));
            if (to > 0 && to - from < 256) add(found, text.substring(from, to).strip());
        }
        if (found.isEmpty()) throw new ProtocolException("scheduler", "the page names none");
        return List.copyOf(found);
    }

    private static void add(List<String> found, String raw) {
        String url = XmlText.unescape(raw);
        boolean usable = !url.isEmpty() && url.chars().noneMatch(c -> c <= ' ') && (url.startsWith("http://") || url.startsWith("https://"));
        if (usable && found.size() < MAX_SCHEDULERS && !found.contains(url)) found.add(url);
    }

    /**
     * Lines for the head of a page that name a scheduler in both forms. Each stands at the start of a line of its own,
     * shorter than the 256 bytes that stock clients read at a time.
     */
    public static String headLines(String schedulerUrl) {
        String link = LINK + schedulerUrl + "\">";
        String element = "<!-- " + ELEMENT + schedulerUrl + ELEMENT_END + " -->";
        if (Math.max(link.length(), element.length()) >= LINE) throw new IllegalArgumentException("scheduler URL too long");
        return link + "\n" + element + "\n";
    }
}
