using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Engine.Measures;

namespace Vae.Functional;

/// <summary>‖x − x̂‖², x̂ the mean of p(x|z) at the posterior's mean, and its average over draws z ~ q(z|x).</summary>
/// <param name="Draws">How many draws are averaged.</param>
public sealed record ReconstructionError(int Draws = 20) : Measure
{
    private const string Unit = "squared data units per observation";

    /// <inheritdoc/>
    public override string Summary => "the squared error of reconstructions, by the posterior's mean and by the average of decoded draws";

    /// <inheritdoc/>
    public override string Source => "the definition of each reconstruction";

    /// <inheritdoc/>
    protected internal override Either<Fault, ImmutableArray<Measurement>> Of(MeasuredModel model) =>
        from atMean in model.Reconstruct()
        from averaged in model.Reconstruct(Draws)
        select ImmutableArray.Create(
            SampleMean.Of(model.SquaredErrors(atMean.AsSpan())).Measured(
                "error at the posterior's mean", Unit, Standing.Unbiased, "E ‖x − E(x|z = E(z|x))‖²"),
            SampleMean.Of(model.SquaredErrors(averaged.AsSpan())).Measured(
                "error of averaged draws", Unit, Standing.UpperBound, $"E ‖x − E(x|z)‖², E over z ~ q(z|x), by {Draws} draws"));
}
