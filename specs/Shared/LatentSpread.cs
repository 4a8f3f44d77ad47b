using System.Collections.Immutable;
using LanguageExt;
using MathNet.Numerics.Statistics;

namespace Vae.Functional.Specs;

/// <summary>
/// The variance of z under the aggregate posterior q(z), by the law of total variance: that of q(z|x) itself, and that of its means from
/// observation to observation. Under the prior they make 1 a component.
/// </summary>
public sealed record LatentSpread : Measure
{
    private const string Unit = "squared units of z per component";

    /// <inheritdoc/>
    public override string Summary => "the variance of z: within q(z|x), and between the means of q(z|x)";

    /// <inheritdoc/>
    public override string Source => "the law of total variance";

    /// <inheritdoc/>
    protected override Either<Fault, ImmutableArray<Measurement>> Of(MeasuredModel model) => model.Posterior.Map(encoded =>
    {
        var latent = model.Spec.Prior.Dimension;
        double[] within = [.. encoded.Deviations.Chunk(latent).Select(row => row.Average(σ => (double)σ * σ))];
        var between = Enumerable.Range(0, latent)
            .Average(i => encoded.Means.Where((_, at) => at % latent == i).Select(mean => (double)mean).Variance());
        return ImmutableArray.Create(
            new Measurement("variance within q(z|x)", within.Mean(), within.StandardDeviation() / Math.Sqrt(within.Length), Unit,
                Standing.Unbiased, "E Var(z|x)"),
            new Measurement("variance between the means of q(z|x)", between, null, Unit, Standing.Unbiased, "Var E(z|x)"));
    });
}
