package app.hearth.protocol;

/**
 * GPUs that an app version needs (coproc within app_version).
 *
 * @param type                 NVIDIA, ATI, intel_gpu, apple_gpu
 * @param count                instances, may be a fraction
 */
public record CoprocUse(String type, double count) {
}
