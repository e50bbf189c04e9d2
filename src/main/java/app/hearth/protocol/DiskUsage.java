package app.hearth.protocol;

/**
 * Disk space in bytes (disk_usage).
 *
 * @param usedTotal            used by the client for all projects
 * @param usedProject          used for this project
 * @param projectShare         what this project may use
 */
public record DiskUsage(double usedTotal, double usedProject, double projectShare) {
}
