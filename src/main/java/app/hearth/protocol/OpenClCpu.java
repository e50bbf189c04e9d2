package app.hearth.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A computer's processor as a driver of OpenCL offers it (opencl_cpu_prop, lib/opencl_boinc.cpp): without it no server sends programs
 * of the class opencl that need no graphics card.
 *
 * @param platformVendor who made the driver; a server passes over one that does not say
 * @param device         what the driver says of the processor, by the names of the request
 */
public record OpenClCpu(String platformVendor, Map<String, String> device) {
    public OpenClCpu {
        device = Collections.unmodifiableMap(new LinkedHashMap<>(device));
    }
}
