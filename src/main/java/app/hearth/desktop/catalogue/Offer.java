package app.hearth.desktop.catalogue;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a network offers one computer.
 *
 * @param devices  of this computer that its programs can use; empty where it has none for it
 * @param sandbox  whether it has programs for the WebAssembly sandbox
 * @param machines whether all that it offers needs a virtual machine or a container program of the user
 */
public record Offer(Set<Device> devices, boolean sandbox, boolean machines) {
    private static final String SANDBOX = "wasm32-wasip1";

    public Offer {
        devices = devices.isEmpty() ? Set.of() : Set.copyOf(devices);
    }

    /** Whether this computer can take part at all. */
    public boolean fits() {
        return !devices.isEmpty();
    }

    /** What a network's platforms mean for a computer. */
    public static Offer of(Iterable<String> platforms, Computer computer) {
        var devices = EnumSet.noneOf(Device.class);
        boolean sandbox = false;
        boolean machines = false;
        for (String each : platforms) {
            int bracket = each.indexOf('[');
            String platform = bracket < 0 ? each : each.substring(0, bracket);
            String plan = bracket < 0 ? "" : each.substring(bracket + 1, each.length() - 1);
            boolean sealed = platform.equals(SANDBOX);
            if (!sealed && !computer.platforms().contains(platform)) continue;
            if (plan.startsWith("vbox") || plan.startsWith("docker")) {
                machines = true;
                continue;
            }
            sandbox |= sealed;
            Device device = Device.ofPlan(plan);
            if (device == Device.PROCESSOR || computer.cards().contains(device)) devices.add(device);
        }
        return new Offer(devices, sandbox, machines && devices.isEmpty());
    }

    /** All that a network's programs can use on any computer. */
    public static Set<Device> anywhere(Iterable<String> platforms) {
        var devices = EnumSet.noneOf(Device.class);
        for (String each : platforms) {
            int bracket = each.indexOf('[');
            devices.add(bracket < 0 ? Device.PROCESSOR : Device.ofPlan(each.substring(bracket + 1)));
        }
        return devices;
    }
}
