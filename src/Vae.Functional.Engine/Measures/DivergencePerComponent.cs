using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Engine.Measures;

namespace Vae.Functional;

/// <summary>E KL(q(zᵢ|x)‖p(zᵢ)) of each latent component: which of them carry anything. They add up to the rate.</summary>
public sealed record DivergencePerComponent : Measure
{
    /// <inheritdoc/>
    public override string Summary => "the rate of each component of z";

    /// <inheritdoc/>
    public override string Source => "Kingma and Welling 2014, appendix B";

    /// <inheritdoc/>
    public override string? Lacking(VaeSpec spec) => Needs.ComponentDivergences(spec);

    /// <inheritdoc/>
    protected internal override Either<Fault, ImmutableArray<Measurement>> Of(MeasuredModel model) =>
        model.ComponentDivergences.Map<ImmutableArray<Measurement>>(divergences =>
        [
            .. Columns(divergences, model.Spec.Prior.Dimension).Select((column, i) => SampleMean.Of(column)
                .Measured($"divergence of z[{i}]", ValueUnit.NatsPerObservation.Text(), Standing.Unbiased, $"E KL(q(z[{i}]|x)‖p(z[{i}]))")),
        ]);

    /// <summary>The columns of [n, width] laid flat.</summary>
    internal static IEnumerable<double[]> Columns(ImmutableArray<float> rows, int width) => Enumerable.Range(0, width)
        .Select(i => Enumerable.Range(0, rows.Length / width).Select(n => (double)rows[n * width + i]).ToArray());
}
