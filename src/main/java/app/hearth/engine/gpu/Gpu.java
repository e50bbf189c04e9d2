package app.hearth.engine.gpu;

/**
 * One card that programs can be given.
 *
 * @param name        model
 * @param device      its number by its maker's library
 * @param openClIndex its number among the OpenCL devices of its platform, -1 where OpenCL does not know it
 */
public record Gpu(String name, int device, int openClIndex) {}
