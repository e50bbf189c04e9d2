package app.hearth.engine;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/** Where a server's answer sends a request on to, and where it must not go. */
final class Redirects {
    /** Marks a request whose body holds the key to the user's account. */
    enum Carries { ACCOUNT_KEY }

    private Redirects() {}

    /**
     * The next request; none where the answer is no redirect. A POST stays one but for 303: turned into a GET, as RFC 9110 lets browsers do
     * for 301 and 302, a report or an upload would say nothing, and sites that send everybody to https answer with either.
     *
     * @throws ProjectHttp.Refused where it leads from https to http or to no web address; with the key to an account to another site, whose
     *         owner could work in the user's name then (a network that moves says so on its page, which is fetched without a key); or from
     *         elsewhere to this computer's own services, which take those for the user's who can reach them
     */
    static Optional<Request> next(Request from, Response response) throws ProjectHttp.Refused {
        boolean keeps = Set.of(301, 302, 307, 308).contains(response.code());
        String location = response.header("Location");
        if (!keeps && response.code() != 303 || location == null) return Optional.empty();
        var url = from.url().resolve(location);
        if (url == null || from.url().isHttps() && !url.isHttps()) throw new ProjectHttp.Refused(Trouble.of("redirect.unsafe"));
        if (keeps && from.tag(Carries.class) != null && !sameSite(from.url(), url)) throw new ProjectHttp.Refused(Trouble.of("redirect.site", url.host()));
        if (isHere(url) && !isHere(from.url())) throw new ProjectHttp.Refused(Trouble.of("redirect.here", url.host()));
        var next = from.newBuilder().url(url);
        return Optional.of(keeps ? next.build() : next.get().build());
    }

    /** Hosts of one owner, by the public list of names under which everybody may have one. */
    static boolean sameSite(HttpUrl a, HttpUrl b) {
        return a.host().equals(b.host()) || a.topPrivateDomain() != null && a.topPrivateDomain().equals(b.topPrivateDomain());
    }

    private static boolean isHere(HttpUrl url) {
        try {
            return Stream.of(InetAddress.getAllByName(url.host()))
                    .anyMatch(address -> address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isAnyLocalAddress());
        } catch (UnknownHostException e) {
            return false; // nor will the request get there
        }
    }
}
