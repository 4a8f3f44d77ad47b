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
/// Threads for the engine's own arithmetic. Two threads that contend can be thirty times slower than one, so one is the default.
/// </param>
/// <param name="Kind">Which engine; null for torch where it is referenced and finds its libtorch, and the embedded one elsewhere.</param>
public sealed record EngineOptions(int Threads = 1, EngineKind? Kind = null);
