package app.hearth.monitor;

/** Takes the byte counters of one device: received and sent, or read and written, since some time in the past. */
@FunctionalInterface
interface CounterSink {
    void counter(String device, long in, long out);
}
