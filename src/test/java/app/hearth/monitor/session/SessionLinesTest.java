package app.hearth.monitor.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** D-Bus and X against a real bus and server, and against ones that do not answer. */
@Timeout(300)
class SessionLinesTest {
    @TempDir Path folder;

    @Test void theBusAnswersAndSignals() throws Exception {
        try (var bus = new PrivateBus()) {
            var service = bus.service("app.hearth.Test", "/test", "app.hearth.Test").method("Twice", "u", "u", "ret = args[0] * 2");
            assertThat(bus.bus().ask(UInt32.class, "app.hearth.Test", "/test", "app.hearth.Test", "Twice", "u", new UInt32(21)))
                    .isEqualTo(new UInt32(42));

            var heard = new CountDownLatch(1);
            bus.bus().listen("app.hearth.Test", "Hello", Optional.of("/test"), arguments -> {
                if (arguments[0].equals("you")) heard.countDown();
            });
            service.signal("Hello", "s", new Variant<>("you"));
            heard.await();
        }
    }

    @Test void aServiceThatDoesNotRunIsNotStarted() throws Exception {
        try (var bus = new PrivateBus()) {
            assertThat(bus.bus().has("org.gnome.Nobody")).isFalse();
            assertThatThrownBy(() -> bus.bus().call("org.gnome.Nobody", "/", "org.gnome.Nobody", "Hello", ""))
                    .isInstanceOf(LineException.class);
        }
    }

    @Test void whoWatchesAServiceIsToldOfItsEnd() throws Exception {
        try (var bus = new PrivateBus()) {
            bus.service("app.hearth.Test", "/test", "app.hearth.Test");
            var told = new CountDownLatch(1);
            bus.bus().onOwnerChange("app.hearth.Test", told::countDown);
            bus.endServices();
            told.await();
        }
    }

    @Test void theEndOfTheBusIsToldAndNobodyIsAskedOverIt() throws Exception {
        try (var bus = new PrivateBus(); var buses = new Buses(bus.environment())) {
            var told = new CountDownLatch(1);
            var before = buses.session();
            assertThat(buses.session()).isSameAs(before);
            before.onLoss(told::countDown);
            bus.endDaemon();
            told.await();
            assertThat(before.isOpen()).isFalse();
            assertThatThrownBy(buses::session).isInstanceOf(LineException.class);
        }
    }

    @Test void aServiceThatDoesNotAnswerEndsTheCallInTime() throws Exception {
        try (var bus = new PrivateBus()) {
            bus.service("app.hearth.Test", "/test", "app.hearth.Test").method("Never", "", "", "import time; time.sleep(30)");
            long start = System.nanoTime();
            assertThatThrownBy(() -> bus.bus().call("app.hearth.Test", "/test", "app.hearth.Test", "Never", ""))
                    .isInstanceOf(LineException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test void aBusThatSaysNothingIsGivenUp() throws Exception {
        try (var silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            Path socket = folder.resolve("bus");
            silent.bind(UnixDomainSocketAddress.of(socket));
            long start = System.nanoTime();
            assertThatThrownBy(() -> Bus.session(Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + socket)))
                    .isInstanceOf(LineException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test void theDisplayTellsItsExtensionsAndRefusesNonsense() throws Exception {
        try (var server = new VirtualDisplay(); var display = XDisplay.open(server.environment())) {
            assertThat(display.extension("SYNC")).isPresent();
            assertThat(display.extension("NO-SUCH-EXTENSION")).isEmpty();
            assertThat(display.atom("_NOBODY_HAS_USED_THIS")).isEmpty();
            assertThatThrownBy(() -> display.property(0x7ffffff, 1)).isInstanceOf(LineException.class);
        }
    }

    @Test void aDisplayElsewhereOrNowhereIsRefused() {
        for (String name : new String[] {"", "localhost:10.0", "example.org:0", ":63999"}) {
            assertThatThrownBy(() -> XDisplay.open(Map.of("DISPLAY", name))).as(name).isInstanceOf(LineException.class);
        }
    }

    @Test void theCookieOfTheRightDisplayIsFound() throws IOException {
        var file = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(file)) {
            entry(out, 0, "7", "MIT-MAGIC-COOKIE-1", new byte[] {1}); // over the network
            entry(out, 256, "8", "MIT-MAGIC-COOKIE-1", new byte[] {2});
            entry(out, 256, "7", "XDM-AUTHORIZATION-1", new byte[] {3});
            entry(out, 256, "7", "MIT-MAGIC-COOKIE-1", new byte[] {4});
        }
        assertThat(XCookie.find(file.toByteArray(), "7")).contains(new byte[] {4});
        assertThat(XCookie.find(file.toByteArray(), "9")).isEmpty();
        assertThat(XCookie.find(new byte[] {1, 0, 0}, "7")).isEmpty();
    }

    private static void entry(DataOutputStream out, int family, String display, String scheme, byte[] secret) throws IOException {
        out.writeShort(family);
        for (byte[] part : new byte[][] {"host".getBytes(), display.getBytes(), scheme.getBytes(), secret}) {
            out.writeShort(part.length);
            out.write(part);
        }
    }

    @Test void askingARefreshedValueNeverWaitsAndLooksNoOftenerThanThePace() throws Exception {
        var time = new AtomicLong();
        var looks = new AtomicInteger();
        var value = new Refreshed<>(Duration.ofNanos(100), 0, looks::incrementAndGet, time::get);
        assertThat(value.get()).isZero();
        Peers.until("the first look", () -> value.get() == 1);
        time.set(99);
        assertThat(value.get()).isEqualTo(1);
        time.set(100);
        Peers.until("the second look", () -> value.get() == 2);
        assertThat(looks).hasValue(2);
    }
}
