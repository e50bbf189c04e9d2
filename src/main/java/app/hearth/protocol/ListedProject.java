package app.hearth.protocol;

import java.util.List;

/**
 * A project in BOINC's public list.
 *
 * @param id           number in the list, stays when a name or address changes
 * @param url          canonical master URL
 * @param webUrl       its front page for people
 * @param generalArea  such as Physical Science
 * @param specificArea such as Astrophysics
 * @param summary      one sentence in English, may be empty
 * @param home         who runs it, empty where that is no institution
 * @param platforms    with the plan class in brackets where there is one: windows_x86_64[cuda102]
 */
public record ListedProject(int id, String name, String url, String webUrl, String generalArea, String specificArea, String summary,
                            String home, List<String> platforms) {
    public ListedProject {
        platforms = List.copyOf(platforms);
    }
}
