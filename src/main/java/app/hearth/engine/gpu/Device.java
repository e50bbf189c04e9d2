package app.hearth.engine.gpu;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A graphics card as one library sees it.
 *
 * @param library    that library
 * @param index      its number there: with OpenCL among all devices of its platform
 * @param properties what the library says of it, by the names of BOINC's request where it has one
 */
record Device(Library library, int index, Map<String, String> properties) {
    /** Where it is known from. */
    enum Library {
        CUDA, OPENCL,
        /** OpenCL on the computer's own processor, which is no card. */
        PROCESSOR
    }

    Device {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    String text(String name) {
        return properties.getOrDefault(name, "");
    }

    double number(String name) {
        try {
            return Double.parseDouble(properties.getOrDefault(name, "0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Lines that {@link #parse} reads: a head, and a line for each property. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("device " + library + " " + index);
        properties.forEach((name, value) -> lines.add(name + "=" + value.replaceAll("\\R", " ")));
        return lines;
    }

    /** What it cannot read it leaves out: a driver may print whatever it likes in between. */
    static List<Device> parse(List<String> lines) {
        var devices = new ArrayList<Device>();
        for (var line : lines) {
            var words = line.split(" ");
            int equals = line.indexOf('=');
            if (words.length == 3 && words[0].equals("device") && words[1].matches("CUDA|OPENCL|PROCESSOR") && words[2].matches("[0-9]{1,4}")) {
                devices.add(new Device(Library.valueOf(words[1]), Integer.parseInt(words[2]), Map.of()));
            } else if (equals > 0 && !devices.isEmpty() && line.substring(0, equals).matches("[A-Za-z_]+")) {
                var last = devices.removeLast();
                var more = new LinkedHashMap<>(last.properties());
                more.put(line.substring(0, equals), line.substring(equals + 1));
                devices.add(new Device(last.library(), last.index(), more));
            }
        }
        return devices;
    }
}
