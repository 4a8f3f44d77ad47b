namespace Vae.Functional;

/// <summary>What runs programs.</summary>
public enum EngineKind
{
    /// <summary>TorchSharp over libtorch, from the package Vae.Functional.Torch.</summary>
    Torch,
    /// <summary>Managed code alone, on any operating system and processor.</summary>
    Embedded,
}

/// <summary>
/// The arithmetic of matrix products. Parameters, gradients, moments, sums and element-wise work are in float32 whatever it is.
/// </summary>
public enum Precision
{
    /// <summary>Float32.</summary>
    Single,
    /// <summary>
    /// Factors rounded to bfloat16, which has 8 significant bits and float32's range, summed in float32, the product rounded to bfloat16:
    /// twice as fast where the processor has instructions for it, and refused where it has none. By the torch engine.
    /// </summary>
    Mixed,
    /// <summary>
    /// What <see cref="Mixed"/> computes, up to the order of sums, by float32 instructions: on any processor and engine, and no faster.
    /// </summary>
    Emulated,
}

/// <summary>Where programs run.</summary>
public enum ComputeDevice
{
    /// <summary>The processor.</summary>
    Cpu,
    /// <summary>
    /// The first NVIDIA GPU, by the torch engine. Every instruction of a program is a TorchSharp operation there; batches, noise (the same
    /// numbers as on the CPU) and the optimiser's pass are the processor's, so parameters and gradients travel each step.
    /// </summary>
    Cuda,
}

/// <summary>How an engine is asked for.</summary>
/// <param name="Threads">
/// Threads that divide each step's products, element-wise work and optimiser between them, for any objective. Results are the same bits
/// with as many threads, and differ by rounding with others. One is the default: threads pay where each has a core to itself.
/// </param>
/// <param name="Kind">Which engine; null for torch where it is referenced and finds its libtorch, and the embedded one elsewhere.</param>
/// <param name="Precision">Of matrix products.</param>
/// <param name="Device">Where.</param>
public sealed record EngineOptions(
    int Threads = 1, EngineKind? Kind = null, Precision Precision = Precision.Single, ComputeDevice Device = ComputeDevice.Cpu);
