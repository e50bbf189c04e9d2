package app.hearth;

import app.hearth.monitor.session.Bus;
import app.hearth.monitor.session.LineException;
import app.hearth.rewards.secret.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.types.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Secrets in the desktop's keyring, by the Secret Service interface that GNOME Keyring, KWallet and KeePassXC speak (Secret Storage
 * Specification, freedesktop.org); in a file where there is none. It never makes a keyring ask for its password: one that is locked is left so,
 * what is kept in it is there again once the user has unlocked it, and what is new meanwhile goes to the file. So what is in the file is always the
 * newer word; an empty one stands for a secret that was forgotten while the keyring was locked. Each call connects anew; blocks for some seconds at most.
 */
final class Keyring implements Secrets {
    private static final Logger LOG = LoggerFactory.getLogger(Keyring.class);
    private static final String NAME = "org.freedesktop.secrets";
    private static final String PATH = "/org/freedesktop/secrets";
    private static final String SERVICE = "org.freedesktop.Secret.Service";
    private static final String COLLECTION = "org.freedesktop.Secret.Collection";
    private static final String ITEM = "org.freedesktop.Secret.Item";
    /** What stands for "none" and for "no prompt needed". */
    private static final String NONE = "/";

    private final Map<String, String> environment;
    private final String folder;
    private final Secrets file;

    /**
     * Opens nothing yet.
     *
     * @param environment as {@link System#getenv()}
     * @param folder      whose secrets these are, so that two data folders do not share them
     * @param file        where secrets go without a keyring
     */
    Keyring(Map<String, String> environment, String folder, Secrets file) {
        this.environment = environment;
        this.folder = folder;
        this.file = file;
    }

    private interface Work<T> {
        T with(Bus bus) throws LineException;
    }

    /** What the work gives, or empty where no keyring is open. */
    private <T> Optional<T> ifOpen(Work<T> work) {
        try (var bus = Bus.session(environment)) {
            if (!bus.has(NAME) || collection(bus).isEmpty()) return Optional.empty();
            return Optional.of(work.with(bus));
        } catch (LineException | RuntimeException e) {
            LOG.debug("No keyring", e);
            return Optional.empty();
        }
    }

    /** The user's usual collection, unless it is locked. */
    private static Optional<String> collection(Bus bus) throws LineException {
        String path = bus.call(NAME, PATH, SERVICE, "ReadAlias", "s", "default")[0].toString();
        if (path.equals(NONE) || bus.property(Boolean.class, NAME, path, COLLECTION, "Locked")) return Optional.empty();
        return Optional.of(path);
    }

    private Map<String, String> attributes(String name) {
        return Map.of("application", "hearth", "folder", folder, "name", name);
    }

    private List<?> items(Bus bus, String name) throws LineException {
        return bus.ask(List.class, NAME, PATH, SERVICE, "SearchItems", "a{ss}", attributes(name));
    }

    /** Secrets cross the session's bus, which only this user's programs can read, as they are. */
    private static Object session(Bus bus) throws LineException {
        return bus.call(NAME, PATH, SERVICE, "OpenSession", "sv", "plain", new Variant<>(""))[1];
    }

    @Override public Optional<String> get(String name) throws IOException {
        var newer = file.get(name);
        if (newer.isPresent() && newer.get().isEmpty()) remove(name); // now that the keyring may be open
        if (newer.isPresent()) return newer.filter(secret -> !secret.isEmpty());
        return ifOpen(bus -> {
            var items = items(bus, name);
            return items.isEmpty() ? "" : text(bus.call(NAME, items.getFirst().toString(), ITEM, "GetSecret", "o", session(bus)));
        }).filter(secret -> !secret.isEmpty());
    }

    /** The third part of the structure: the secret's bytes, which arrive as a list. */
    private static String text(Object[] answer) throws LineException {
        if (answer.length == 0 || !(answer[0] instanceof Object[] secret) || secret.length < 3 || !(secret[2] instanceof List<?> list)) {
            throw new LineException("GetSecret answered something else");
        }
        var bytes = new byte[list.size()];
        for (int i = 0; i < bytes.length; i++) bytes[i] = ((Number) list.get(i)).byteValue();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override public void put(String name, String secret) throws IOException {
        if (ifOpen(bus -> create(bus, name, secret)).orElse(false)) file.remove(name);
        else file.put(name, secret);
    }

    private boolean create(Bus bus, String name, String secret) throws LineException {
        var properties = new LinkedHashMap<String, Variant<?>>();
        properties.put(ITEM + ".Label", new Variant<>("Hearth: " + name));
        properties.put(ITEM + ".Attributes", new Variant<>(attributes(name), "a{ss}"));
        var structure = new Object[] {session(bus), new byte[0], secret.getBytes(StandardCharsets.UTF_8), "text/plain"};
        var answer = bus.call(NAME, collection(bus).orElseThrow(() -> new LineException("It was locked meanwhile")), COLLECTION, "CreateItem",
                "a{sv}(oayays)b", properties, structure, true);
        return !answer[0].toString().equals(NONE); // else it wants to ask the user something first
    }

    @Override public void remove(String name) throws IOException {
        boolean deleted = ifOpen(bus -> {
            for (var item : items(bus, name)) bus.call(NAME, item.toString(), ITEM, "Delete", "");
            return true;
        }).isPresent();
        if (!deleted && locked()) file.put(name, "");
        else file.remove(name);
    }

    private boolean locked() {
        try (var bus = Bus.session(environment)) {
            return bus.has(NAME) && collection(bus).isEmpty();
        } catch (LineException | RuntimeException e) {
            LOG.debug("No keyring", e);
            return false;
        }
    }

    @Override public Place place() {
        return ifOpen(_ -> true).isPresent() ? new Place.Keyring() : file.place();
    }

    @Override public String toString() {
        return "Keyring";
    }
}
