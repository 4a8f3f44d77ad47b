using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Engine.Measures;

namespace Vae.Functional;

/// <summary>
/// The total variance of the data, what the latent explains of it, tr Cov E(x|z) with z ~ q(z), and what p(x|z) keeps, E tr Cov(x|z): by
/// the law of total variance the last two make the variance of what the decoder gives, which a model that fits shares with the data.
/// </summary>
public sealed record VarianceSplit : Measure
{
    private const string Unit = "squared data units per observation";

    /// <inheritdoc/>
    public override string Summary => "the variance of the data, the part that z explains, and the part that p(x|z) keeps";

    /// <inheritdoc/>
    public override string Source => "the law of total variance; Tipping and Bishop 1999, section 3.2";

    /// <inheritdoc/>
    public override string? Lacking(VaeSpec spec) => spec.Likelihood is MeanSquaredError
        ? "a squared error has no variance of its own; declare a Gaussian"
        : null;

    /// <inheritdoc/>
    protected internal override Either<Fault, ImmutableArray<Measurement>> Of(MeasuredModel model) =>
        from width in model.Data.Count > 1
            ? Prelude.Right<Fault, int>(model.Data.Width)
            : new Fault("a single observation has no variance; give more")
        from encoded in model.Posterior
        from likelihood in model.Likelihood(encoded.Draws.AsSpan())
        select ImmutableArray.Create(
            SampleMean.OfSpread(model.Data.Values.AsSpan(), width).Measured("total variance", Unit, Standing.Unbiased, "tr Cov x"),
            SampleMean.OfSpread(likelihood.Means.AsSpan(), width)
                .Measured("variance explained by z", Unit, Standing.Unbiased, "tr Cov E(x|z), z ~ q(z)"),
            SampleMean.Of([.. likelihood.Deviations.AsSpan().ToArray().Chunk(width).Select(row => row.Sum(σ => (double)σ * σ))])
                .Measured("variance kept by p(x|z)", Unit, Standing.Unbiased, "E tr Cov(x|z), z ~ q(z)"));
}
