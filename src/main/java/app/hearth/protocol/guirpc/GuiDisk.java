package app.hearth.protocol.guirpc;

import java.util.SequencedMap;

/**
 * Room on the disk in bytes (section 11.4, get_disk_usage).
 *
 * @param projects used by each project, by master URL
 * @param total    size of the volume with the data
 * @param free     free on it
 * @param allowed  most that all projects together may use
 */
public record GuiDisk(SequencedMap<String, Long> projects, double total, double free, double allowed) {
    public GuiDisk {
        projects = java.util.Collections.unmodifiableSequencedMap(new java.util.LinkedHashMap<>(projects));
    }
}
