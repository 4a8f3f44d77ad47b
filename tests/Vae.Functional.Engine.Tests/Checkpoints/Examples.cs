using System.Collections.Immutable;
using Vae.Functional.Engine.Checkpoints;
using Vae.Functional.Engine.Training;

namespace Vae.Functional.Engine.Tests.Checkpoints;

/// <summary>Runs to keep.</summary>
internal static class Examples
{
    private static readonly ImmutableSortedDictionary<string, double> Terms =
        new Dictionary<string, double> { ["z"] = 1 / 3.0, ["ä"] = -0.0, ["B"] = 1e-300 }.ToImmutableSortedDictionary();

    /// <summary>A run in the middle of its third epoch, with numbers that only exact formatting keeps.</summary>
    public static Checkpoint Example(TrainingPlan plan, int best = 0)
    {
        var length = ModelLayout.Of(Declarations.Spec, plan).Value().Length;
        ImmutableArray<float> Numbers(float scale) => Layered(plan, [.. Enumerable.Range(0, length).Select(i => scale * MathF.Sin(i))]);
        var metrics = new PartMetrics(-0.1 - 0.2, -1 / 3.0, Terms);
        return new(Declarations.Spec, plan, new DataIdentity("a \"name\" ß", "0123", ulong.MaxValue), new TrainingState(
            2, 3, new RunningSums(40, Terms), [new(1, 0.5, metrics, metrics), new(2, 1, metrics, null)], best,
            Numbers(1), [.. (plan.Optimiser ?? Optimiser.Default).Moments.Select((_, i) => Numbers(i == 0 ? 1e-20f : float.MaxValue))],
            best == 0 ? [] : Numbers(2), Math.E, best == 0 ? 0 : Math.PI));
    }

    // Gaps between parameters are no part of a file, and come back as zeros.
    private static ImmutableArray<float> Layered(TrainingPlan plan, float[] values)
    {
        var layout = ModelLayout.Of(Declarations.Spec, plan).Value();
        var result = new float[values.Length];
        foreach (var slot in layout.Parameters.Select(parameter => layout[parameter.Name]))
            values.AsSpan(slot.Offset, slot.Count).CopyTo(result.AsSpan(slot.Offset));
        return [.. result];
    }
}
