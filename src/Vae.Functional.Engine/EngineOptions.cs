namespace Vae.Functional;

/// <summary>What runs programs.</summary>
public enum EngineKind
{
    /// <summary>TorchSharp over libtorch, from the package Vae.Functional.Torch.</summary>
    Torch,
    /// <summary>Managed code alone, on any operating system and processor.</summary>
    Embedded,
}

/// <summary>How an engine is asked for.</summary>
/// <param name="Threads">
/// Threads that divide each step's products, element-wise work and optimiser between them, for any objective. Results are the same bits with
/// as many threads, and differ by rounding with others. One is the default: threads pay where each has a core to itself.
/// </param>
/// <param name="Kind">Which engine; null for torch where it is referenced and finds its libtorch, and the embedded one elsewhere.</param>
public sealed record EngineOptions(int Threads = 1, EngineKind? Kind = null);
