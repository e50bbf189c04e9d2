package app.hearth.monitor.presence;

import app.hearth.monitor.session.PrivateBus;
import app.hearth.monitor.session.VirtualDisplay;
import app.hearth.monitor.session.XDisplay;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.freedesktop.dbus.types.UInt64;
import org.freedesktop.dbus.types.Variant;

/**
 * Measures on an X server and a bus of its own: from a mouse move that the XTEST extension makes to the listener, and what
 * watching costs. Arguments: the number of returns, the seconds of each cost measurement.
 */
final class ReturnLatency {
    private static final int FAKE_INPUT = 2;
    private static final byte MOTION = 6;
    private static final String MUTTER = "org.gnome.Mutter.IdleMonitor";

    private ReturnLatency() {}

    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[0]);
        int seconds = Integer.parseInt(arguments[1]);
        try (var display = new VirtualDisplay(); var bus = new PrivateBus()) {
            bus.template("logind", "org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
                    .object("/org/freedesktop/login1/session/c2", "org.freedesktop.login1.Session",
                            Map.of("IdleHint", new Variant<>(false), "IdleSinceHint", new Variant<>(new UInt64(1)), "LockedHint", new Variant<>(false)));
            Map<String, String> environment = new HashMap<>(display.environment());
            environment.putAll(bus.environment());
            environment.put("XDG_SESSION_ID", "c2");
            try (var presence = PresenceSource.forSession("Linux", environment)) {
                latency(count, display, presence);
                double nothing = cost(seconds, () -> { });
                double away = cost(seconds, presence::now);
                var user = display.start("sh", "-c", "while :; do xdotool mousemove_relative 1 0 mousemove_relative -- -1 0; sleep 0.2; done");
                double there = cost(seconds, presence::now);
                System.out.printf("X11, whole process in %% of a core, asked once a second: away %.3f, there %.3f, not asked %.3f%n", away, there, nothing);
                user.destroy();
            }
            var mutter = bus.service(MUTTER, "/org/gnome/Mutter/IdleMonitor/Core", MUTTER).method("AddIdleWatch", "t", "u", "ret = 1")
                    .method("AddUserActiveWatch", "", "u", "ret = 2").method("GetIdletime", "", "t", "ret = 100000");
            environment.putAll(Map.of("XDG_SESSION_TYPE", "wayland", "XDG_CURRENT_DESKTOP", "GNOME"));
            try (var presence = PresenceSource.forSession("Linux", environment)) {
                double away = cost(seconds, presence::now);
                mutter.method("GetIdletime", "", "t", "ret = 0");
                double there = cost(seconds, presence::now);
                System.out.printf("%s: away %.3f, there %.3f%n", presence.now().method(), away, there);
            }
        }
    }

    private static void latency(int count, VirtualDisplay display, PresenceSource presence) throws Exception {
        var returns = new ArrayBlockingQueue<Long>(1);
        double[] millis = new double[count];
        try (var mouse = XDisplay.open(display.environment()); var _ = presence.onReturn(() -> returns.offer(System.nanoTime()))) {
            int xtest = mouse.extension("XTEST").orElseThrow().opcode();
            for (int i = 0; i < count; i++) {
                LockSupport.parkNanos(Duration.ofMillis(1_060 + i % 7 * 13).toNanos());
                var request = XDisplay.request(xtest, FAKE_INPUT, 32).put(4, MOTION).putShort(24, (short) (10 + i % 2)).putShort(26, (short) 20);
                long sent = System.nanoTime();
                mouse.tell(request);
                Long heard = returns.poll(5, TimeUnit.SECONDS);
                millis[i] = heard == null ? Double.NaN : (heard - sent) / 1e6;
            }
        }
        Arrays.sort(millis);
        System.out.printf("X11, mouse move to listener, ms, n=%d: median %.2f, p99 %.2f, worst %.2f%n", count, millis[count / 2],
                millis[(int) Math.ceil(count * 0.99) - 1], millis[count - 1]);
    }

    private static double cost(int seconds, Runnable ask) {
        long before = 0;
        for (int second = -10; second < seconds; second++) { // ten to warm up
            if (second == 0) before = processorNanos();
            ask.run();
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
        return 100.0 * (processorNanos() - before) / Duration.ofSeconds(seconds).toNanos();
    }

    private static long processorNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }
}
