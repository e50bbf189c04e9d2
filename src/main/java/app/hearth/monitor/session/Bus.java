package app.hearth.monitor.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.Error;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.types.Variant;

/**
 * A connection to a message bus. Messages go as they are, without generated proxies: a dozen calls do not pay for an
 * interface each. Services that do not run stay so. Threads: any.
 */
public final class Bus implements AutoCloseable {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5); // the first time loads a few hundred classes
    private static final Duration TO_ANSWER = Duration.ofSeconds(3);
    private static final Pattern SOCKET = Pattern.compile("^unix:path=([^,]+)");
    private static final byte NO_AUTO_START = 2; // D-Bus specification, message flags
    private static final String SYSTEM_SOCKET = "unix:path=/var/run/dbus/system_bus_socket"; // the specification's default
    private final List<Runnable> losses = new CopyOnWriteArrayList<>();
    private volatile DBusConnection connection;
    private volatile boolean lost;

    private Bus() {}

    /** @param environment as {@link System#getenv()}; without an address in it the runtime folder's {@code bus} is tried */
    public static Bus session(Map<String, String> environment) throws LineException {
        String address = environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "");
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        if (address.isEmpty() && runtime.isEmpty()) throw new LineException("No address of a session bus");
        return open(address.isEmpty() ? "unix:path=" + runtime + "/bus" : address);
    }

    public static Bus system(Map<String, String> environment) throws LineException {
        return open(environment.getOrDefault("DBUS_SYSTEM_BUS_ADDRESS", SYSTEM_SOCKET));
    }

    private static Bus open(String address) throws LineException {
        var first = address.split(";")[0]; // others are alternatives; none of today's daemons gives any
        var socket = SOCKET.matcher(first);
        // the library would go on trying for some seconds
        if (socket.find() && !Files.exists(Path.of(socket.group(1)))) throw new LineException("No bus at " + first);
        return Bounded.call("connect to the bus", TO_CONNECT, () -> {
            var bus = new Bus();
            var builder = DBusConnectionBuilder.forAddress(first).withShared(false).withDisconnectCallback(bus.new Loss());
            builder.receivingThreadConfig().withMethodCallThreadCount(1);
            bus.connection = builder.build();
            return bus;
        });
    }

    /** Runs {@code told} when the other end goes away. */
    public void onLoss(Runnable told) {
        losses.add(told);
        if (!isOpen()) told.run();
    }

    private final class Loss implements IDisconnectCallback {
        @Override public void disconnectOnError(IOException cause) {
            lost = true;
            losses.forEach(Runnable::run);
        }
    }

    /**
     * Calls a method and gives what it answers, as the bus types say: {@code UInt32}, {@code String}, {@code Object[]} for
     * a structure, {@code List} for an array.
     *
     * @param signature of the arguments, empty without any
     */
    public Object[] call(String service, String path, String face, String method, String signature, Object... arguments)
            throws LineException {
        try {
            MethodCall call = connection.getMessageFactory().createMethodCall(null, service, path, face, method, NO_AUTO_START,
                    signature.isEmpty() ? null : signature, arguments);
            connection.sendMessage(call);
            var reply = call.getReply(TO_ANSWER.toMillis());
            if (reply == null) throw new LineException(method + " was not answered");
            if (reply instanceof Error error) throw new LineException(method + " was refused: " + error.getName());
            var answer = reply.getParameters();
            return answer == null ? new Object[0] : answer;
        } catch (DBusException | RuntimeException e) {
            throw new LineException("Cannot call " + method, e);
        }
    }

    /** One value of the answer; its class is what the bus type maps to. */
    public <T> T ask(Class<T> type, String service, String path, String face, String method, String signature, Object... arguments)
            throws LineException {
        var answer = call(service, path, face, method, signature, arguments);
        Object value = answer.length == 0 ? null : answer[0] instanceof Variant<?> variant ? variant.getValue() : answer[0];
        if (!type.isInstance(value)) throw new LineException(method + " answered something else");
        return type.cast(value);
    }

    /** A property. */
    public <T> T property(Class<T> type, String service, String path, String face, String name) throws LineException {
        return ask(type, service, path, "org.freedesktop.DBus.Properties", "Get", "ss", face, name);
    }

    /** Whether somebody runs this service now. */
    public boolean has(String service) throws LineException {
        return ask(Boolean.class, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner", "s", service);
    }

    /** Tells {@code listener} the arguments of every such signal, on a thread of its own. */
    public void listen(String face, String signal, Optional<String> path, Consumer<Object[]> listener) throws LineException {
        var rule = DBusMatchRuleBuilder.create().withType("signal").withInterface(face).withMember(signal);
        path.ifPresent(rule::withPath);
        try {
            connection.addGenericSigHandler(rule.build(), message -> listener.accept(arguments(message)));
        } catch (DBusException | RuntimeException e) {
            throw new LineException("Cannot listen to " + signal, e);
        }
    }

    /** Runs {@code told} whenever another takes a service over, or it ends. */
    public void onOwnerChange(String service, Runnable told) throws LineException {
        var rule = DBusMatchRuleBuilder.create().withType("signal").withInterface("org.freedesktop.DBus")
                .withMember("NameOwnerChanged").withArg0123(0, service).build();
        try {
            connection.addGenericSigHandler(rule, message -> {
                var arguments = arguments(message);
                if (arguments.length > 0 && service.equals(arguments[0])) told.run();
            });
        } catch (DBusException | RuntimeException e) {
            throw new LineException("Cannot watch " + service, e);
        }
    }

    private static Object[] arguments(DBusSignal signal) {
        try {
            var arguments = signal.getParameters();
            return arguments == null ? new Object[0] : arguments;
        } catch (DBusException e) {
            return new Object[0];
        }
    }

    public boolean isOpen() {
        return !lost && connection.isConnected(); // the library still says so while it tells of the loss
    }

    @Override public void close() {
        connection.disconnect();
    }
}
