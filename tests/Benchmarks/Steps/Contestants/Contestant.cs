using System.Collections.Immutable;
using LanguageExt;

namespace Vae.Functional.Benchmarks.Steps.Contestants;

/// <summary>A row of the table of contestants.</summary>
/// <param name="Name">As rows of the result call it.</param>
/// <param name="Enter">Makes it ready, or says why it cannot take part.</param>
internal sealed record Contestant(string Name, Func<Entry, Either<Fault, IContestant>> Enter)
{
    /// <summary>The contestants that ratios refer to.</summary>
    public const string Floor = "floor", PyTorch = "pytorch";

    /// <summary>Whether it is an engine of ours, or the floor below it.</summary>
    public bool IsOurs => Name is "torch" or "embedded" or "mixed" or Floor;

    /// <summary>All of them, in the order of their turns.</summary>
    public static ImmutableArray<Contestant> All { get; } =
    [
        new("torch", entry => EngineContestant.Of(entry, new(entry.Threads, EngineKind.Torch))),
        new("embedded", entry => EngineContestant.Of(entry, new(entry.Threads, EngineKind.Embedded))),
        new("mixed", entry => EngineContestant.Of(entry, new(entry.Threads, EngineKind.Torch, Precision.Mixed))),
        new("usual", entry => new UsualContestant(entry)),
        new(PyTorch, entry => PyTorchContestant.Of(entry, scripted: false)),
        new("jit", entry => PyTorchContestant.Of(entry, scripted: true)),
        new(Floor, entry => FloorContestant.Of(entry)),
    ];
}
