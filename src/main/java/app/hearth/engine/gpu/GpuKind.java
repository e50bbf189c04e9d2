package app.hearth.engine.gpu;

import app.hearth.protocol.Coproc;
import java.util.List;

/**
 * The cards of one maker.
 *
 * @param type   NVIDIA, ATI, intel_gpu or apple_gpu
 * @param coproc as a request describes them, all by the best one; what work is wanted is filled in when it is sent
 * @param gpus   each of them; a task's instance number counts here
 */
public record GpuKind(String type, Coproc coproc, List<Gpu> gpus) {
    public GpuKind {
        gpus = List.copyOf(gpus);
    }
}
