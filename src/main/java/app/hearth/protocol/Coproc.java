package app.hearth.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One kind of GPU in a request (coprocs, lib/coproc.cpp): a block for each type, not for each device.
 *
 * @param block                element name: coproc_cuda, coproc_ati, coproc_intel_gpu, coproc_apple_gpu or coproc
 * @param count                instances
 * @param name                 model
 * @param availableRam         bytes
 * @param request              work wanted
 * @param peakFlops            FLOPS of one instance
 * @param details              the block's further plain elements, as text, in the order written
 * @param openCl               elements of coproc_opencl, as text; empty when the block has none
 */
public record Coproc(String block, int count, String name, double availableRam, WorkRequest request, double peakFlops, Map<String,
                     String> details, Map<String, String> openCl) {
    public Coproc {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
        openCl = Collections.unmodifiableMap(new LinkedHashMap<>(openCl));
    }
}
