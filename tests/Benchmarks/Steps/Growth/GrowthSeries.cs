using System.Collections.Immutable;
using Vae.Functional.Tensors;

namespace Vae.Functional.Benchmarks.Steps.Growth;

/// <summary>Models that differ in one number.</summary>
/// <param name="Name">Which number.</param>
/// <param name="Models">By that number.</param>
internal sealed record GrowthSeries(string Name, ImmutableArray<(int Value, StepModel Model)> Models)
{
    private static readonly StepModel Base = StepModel.All[0];

    /// <summary>784-400-20 with other batches, hidden widths and latent sizes, and its importance-weighted bound with other K.</summary>
    public static ImmutableArray<GrowthSeries> All { get; } =
    [
        Of("batch", [10, 30, 100, 200, 400, 1000], batch => Base with { Batch = batch }),
        Of("hidden width", [100, 200, 400, 800, 1600], width => Base with { Hidden = [width] }),
        Of("latent size", [2, 10, 50, 200, 500], latent => Base with { Latent = latent }),
        Of("draws K", [5, 10, 20, 50, 100], draws => Base with { Batch = 20, Draws = draws }),
    ];

    private static GrowthSeries Of(string name, int[] values, Func<int, StepModel> model) =>
        new(name, [.. values.Select(value => (value, model(value)))]);
}
