package app.hearth.homenet.workload;

import java.io.IOException;
import java.util.Map;

/** A computation of the home network: a WebAssembly program, its endless row of jobs, and a judge of results. */
public interface Workload {

    /** The short name of the app on the wire, such as {@code hpfold}. */
    String appName();

    /** The name of the app for people. */
    String friendlyName();

    /** The version of the program times 100: 100 is version 1.00. It changes whenever the same job would give other output. */
    int versionNum();

    /** The program: a WASI preview 1 command module. */
    byte[] module();

    /**
     * The job of this number. The same number always gives the same job; the first eight are short, later ones take minutes.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    Job job(long number);

    /**
     * Judges what a host sent back, from the files alone: whose they are does not matter. Any bytes at all may stand in them.
     *
     * @param outputs the files by the names that the job gave them
     * @throws IOException if a part of the job could not be run again here; that says nothing about the result
     */
    Verdict judge(Job job, Map<String, byte[]> outputs, Recompute recompute) throws IOException;
}
