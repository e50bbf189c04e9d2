package app.hearth.monitor.session;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.types.Variant;

/** A message bus of the test's own, with services that python3-dbusmock plays. It stands in for both of a desktop's buses. */
public final class PrivateBus implements AutoCloseable {
    private static final String MOCK = "org.freedesktop.DBus.Mock";
    private final List<Process> processes = new ArrayList<>();
    private final Process daemon;
    private final String address;
    private final Bus bus;

    public PrivateBus() throws Exception {
        Peers.need("dbus", "/usr/bin/dbus-daemon");
        Peers.need("python3-dbusmock", "/usr/lib/python3/dist-packages/dbusmock");
        daemon = new ProcessBuilder("dbus-daemon", "--session", "--nofork", "--print-address=1").redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var reader = new BufferedReader(new InputStreamReader(daemon.getInputStream()));
        address = reader.readLine();
        try {
            bus = Bus.session(environment());
        } catch (LineException e) {
            endDaemon();
            throw e;
        }
    }

    /** The environment of a session on this bus. */
    public Map<String, String> environment() {
        return Map.of("DBUS_SESSION_BUS_ADDRESS", address, "DBUS_SYSTEM_BUS_ADDRESS", address);
    }

    public Bus bus() {
        return bus;
    }

    /** A service with one object, which answers nothing yet. */
    public Service service(String name, String path, String face) throws Exception {
        start("-m", "dbusmock", name, path, face);
        return awaited(name, path, face);
    }

    /** One of dbusmock's own templates. */
    public Service template(String template, String name, String path, String face) throws Exception {
        start("-m", "dbusmock", "--session", "--template", template);
        return awaited(name, path, face);
    }

    private Service awaited(String name, String path, String face) {
        Peers.until(name, () -> {
            try {
                return bus.has(name);
            } catch (LineException e) {
                throw new AssertionError(e);
            }
        });
        return new Service(name, path, face);
    }

    private void start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("/usr/bin/python3"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment());
        processes.add(builder.start());
    }

    /** A service on the bus, driven from the test. */
    public final class Service {
        private final String name;
        private final String path;
        private final String face;

        private Service(String name, String path, String face) {
            this.name = name;
            this.path = path;
            this.face = face;
        }

        /** @param code Python: {@code args} are the arguments, {@code ret} the answer */
        public Service method(String method, String in, String out, String code) throws LineException {
            bus.call(name, path, MOCK, "AddMethod", "sssss", face, method, in, out, code);
            return this;
        }

        public Service property(String property, Variant<?> value) throws LineException {
            bus.call(name, path, MOCK, "AddProperty", "ssv", face, property, value);
            return this;
        }

        public Service object(String objectPath, String objectFace, Map<String, Variant<?>> properties) throws LineException {
            bus.call(name, path, MOCK, "AddObject", "ssa{sv}a(ssss)", objectPath, objectFace, properties, List.of());
            return new Service(name, objectPath, objectFace);
        }

        public Service set(String property, Variant<?> value) throws LineException {
            bus.call(name, path, MOCK, "UpdateProperties", "sa{sv}", face, Map.of(property, value));
            return this;
        }

        public void signal(String signal, String signature, Variant<?>... arguments) throws LineException {
            bus.call(name, path, MOCK, "EmitSignal", "sssav", face, signal, signature, List.of(arguments));
        }

        /** How often a method was called with such arguments, as dbusmock writes them. */
        public long calls(String method) throws LineException {
            var answer = bus.call(name, path, MOCK, "GetMethodCalls", "s", method)[0];
            return answer instanceof List<?> list ? list.size() : ((Object[]) answer).length;
        }
    }

    /** Ends the services, so that nobody answers to their names any more. */
    public void endServices() {
        processes.forEach(Process::destroy);
        processes.forEach(process -> process.onExit().join());
    }

    public void endDaemon() {
        daemon.destroy();
        daemon.onExit().join();
    }

    @Override public void close() {
        bus.close();
        endServices();
        endDaemon();
    }
}
