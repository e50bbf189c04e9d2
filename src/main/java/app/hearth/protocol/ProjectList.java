package app.hearth.protocol;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads BOINC's public list of projects (https://boinc.berkeley.edu/project_list.php; the stock client reads it in
 * client/acct_setup.cpp and gui_rpc's PROJECT_LIST). What is faulty in it is left out; account managers are no projects.
 */
public final class ProjectList {
    /** The list has about 60 KB and 30 projects. */
    public static final int LARGEST = 2 << 20;
    private static final int MOST_PROJECTS = 500;
    private static final int MOST_PLATFORMS = 200;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_TEXT = 300;
    private static final Pattern PLATFORM = Pattern.compile("[A-Za-z0-9_.+-]{1,64}(\\[[A-Za-z0-9_.+-]{1,64}])?");

    private ProjectList() {}

    /** Throws where there is no list, or one without a single project. */
    public static List<ListedProject> parse(byte[] document) throws ProtocolException {
        var in = new XmlReader(document, "projects", LARGEST);
        var found = new ArrayList<ListedProject>();
        var seen = new HashSet<String>();
        String end = in.enter();
        while (in.next(end) && found.size() < MOST_PROJECTS) {
            if (!in.tag().equals("project")) continue;
            project(in).filter(each -> seen.add(each.url())).ifPresent(found::add);
        }
        if (found.isEmpty()) throw new ProtocolException("projects", "none");
        return found;
    }

    private static Optional<ListedProject> project(XmlReader in) throws ProtocolException {
        int id = 0;
        String name = "";
        String url = "";
        String web = "";
        String area = "";
        String special = "";
        String summary = "";
        String home = "";
        List<String> platforms = List.of();
        String end = in.enter();
        while (in.next(end)) {
            switch (in.tag()) {
                case "id" -> id = in.smallInteger(0);
                case "name" -> name = line(in.text());
                case "url" -> url = MasterUrl.canonical(in.text());
                case "web_url" -> web = in.text().strip();
                case "general_area" -> area = line(in.text());
                case "specific_area" -> special = line(in.text());
                case "summary" -> summary = line(in.text());
                case "home" -> home = line(in.text());
                case "platforms" -> platforms = platforms(in);
                default -> { }
            }
        }
        if (name.isEmpty() || name.length() > LONGEST_NAME || !MasterUrl.valid(url)) return Optional.empty();
        if (!MasterUrl.valid(MasterUrl.canonical(web))) web = url;
        return Optional.of(new ListedProject(id, name, url, web, area, special, summary, home.equals("Independent") ? "" : home, platforms));
    }

    private static List<String> platforms(XmlReader in) throws ProtocolException {
        var found = new ArrayList<String>();
        String end = in.enter();
        while (in.next(end)) {
            if (!in.tag().equals("name")) continue;
            String name = in.text();
            if (found.size() < MOST_PLATFORMS && PLATFORM.matcher(name).matches()) found.add(name);
        }
        return found;
    }

    /** One line without control characters, cut where it is too long to be a line. */
    private static String line(String text) {
        String clean = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return clean.length() <= LONGEST_TEXT ? clean : clean.substring(0, LONGEST_TEXT - 1).strip() + "…";
    }
}
