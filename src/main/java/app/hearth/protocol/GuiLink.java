package app.hearth.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A page that a project offers its contributors, for managers to link to ({@code gui_urls} of a scheduler reply, section 3.1).
 *
 * @param url http or https
 */
public record GuiLink(String name, String description, String url) {
    private static final int MOST = 20;

    /** Reads the raw element's content; links that are none, and those beyond the twentieth, are left out. */
    public static List<GuiLink> parse(String raw) {
        var links = new ArrayList<GuiLink>();
        try {
            byte[] bytes = ("<gui_urls>\n" + raw + "\n</gui_urls>\n").getBytes(StandardCharsets.UTF_8);
            XmlReader in = new XmlReader(bytes, "gui_urls", bytes.length);
            String end = in.enter();
            while (in.next(end)) {
                // What is for teams only is taken for all; entered one by one, a thousandfold nest of it would end the engine's thread.
                if (in.tag().equals("ifteam")) in.dissolve();
                else if (in.tag().equals("gui_url")) take(one(in), links);
            }
        } catch (ProtocolException e) {
            return List.copyOf(links); // they are a courtesy: what was readable counts
        }
        return List.copyOf(links);
    }

    private static void take(GuiLink link, List<GuiLink> links) {
        if (links.size() < MOST && !link.name.isBlank() && link.url.matches("https?://[!-~]+")) links.add(link);
    }

    private static GuiLink one(XmlReader in) throws ProtocolException {
        String name = "";
        String description = "";
        String url = "";
        String end = in.enter();
        while (in.next(end)) {
            switch (in.tag()) {
                case "name" -> name = in.shortText();
                case "description" -> description = in.shortText();
                case "url" -> url = in.shortText();
                default -> { }
            }
        }
        return new GuiLink(name, description, url);
    }
}
