using System.Collections.Immutable;
using LanguageExt;

namespace Vae.Functional;

/// <summary>
/// The latent components that are (ε, δ)-collapsed: those for which P(KL(q(zᵢ|x)‖p(zᵢ)) &lt; ε) ≥ 1 − δ over the observations.
/// </summary>
/// <param name="Epsilon">ε, in nats.</param>
/// <param name="Delta">δ, a fraction of the observations.</param>
public sealed record PosteriorCollapse(double Epsilon = 0.01, double Delta = 0.01) : Measure
{
    /// <inheritdoc/>
    public override string Summary =>
        FormattableString.Invariant($"components of z that are ({Epsilon}, {Delta})-collapsed: of almost every x they say nothing");

    /// <inheritdoc/>
    public override string Source => "Lucas, Tucker, Grosse and Norouzi 2019";

    /// <inheritdoc/>
    public override string? Lacking(VaeSpec spec) => Needs.ComponentDivergences(spec);

    /// <inheritdoc/>
    protected internal override Either<Fault, ImmutableArray<Measurement>> Of(MeasuredModel model) =>
        model.ComponentDivergences.Map(divergences =>
        {
            var latent = model.Spec.Prior.Dimension;
            var collapsed = DivergencePerComponent.Columns(divergences, latent)
                .Count(column => column.Count(nats => nats < Epsilon) >= (1 - Delta) * column.Length);
            return ImmutableArray.Create(new Measurement(
                "collapsed components",
                collapsed,
                null,
                $"of {latent} components",
                Standing.Consistent,
                FormattableString.Invariant($"the number of i with P(KL(q(z[i]|x)‖p(z[i])) < {Epsilon}) ≥ {1 - Delta}")));
        });
}
