/**
 * The computations that the home network brings along: their jobs, and how a result is judged from its files alone.
 * The programs themselves, with their sources, are in {@code assets/workloads}.
 */
package app.hearth.homenet.workload;
