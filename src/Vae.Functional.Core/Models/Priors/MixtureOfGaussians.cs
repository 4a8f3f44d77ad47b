using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Print;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// p(z) = Σₖ wₖ N(μₖ, diag σₖ²): clustered latents (Dilokthanakul and others 2016). The means start, or stay, evenly on a circle in the
/// plane of the first two components, or on a line where there is one; weights start equal. No divergence from it or to it has a closed
/// form: estimate it by <see cref="MonteCarlo"/>.
/// </summary>
/// <param name="Dimension">The number of latent components d.</param>
/// <param name="Components">k, the number of clusters.</param>
/// <param name="Learned">Whether means, variances and weights are trained.</param>
/// <param name="Spread">The radius of the circle, or half the line.</param>
/// <param name="Deviation">σₖ, positive: where it starts, or stays.</param>
public sealed record MixtureOfGaussians(int Dimension, int Components, bool Learned = true, double Spread = 3, double Deviation = 1)
    : Prior(Dimension)
{
    /// <inheritdoc/>
    public override Distribution Distribution => Learned
        ? new SharedMixtureDistribution(
            Reshape(Trained("logits", Components), (1, Components)).As("w", "w"),
            NormalDistribution.FromLogVariance(
                Start + Trained("offsets", (Components, Dimension)),
                2 * Math.Log(Deviation) + Trained("log_variances", (Components, Dimension))))
        : new SharedMixtureDistribution(Broadcast(0.0, (1, Components)), NormalDistribution.FromScale(Start, Deviation));

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        $"z ~ Σₖ wₖ N(μₖ, diag σₖ²), k = 1 … {Components}, {(Learned ? "learned" : "fixed")}, z in R^{Dimension}",
        $@"z \sim \sum_{{k=1}}^{{{Components}}} w_k \, \mathcal{{N}}\left(\mu_k, \operatorname{{diag}} \sigma_k^2\right), "
            + $@"\quad z \in \mathbb{{R}}^{{{Dimension}}}");

    /// <inheritdoc/>
    public override IEnumerable<string> Faults =>
    [
        .. base.Faults,
        .. Components > 0 ? Array.Empty<string>() : [$"Prior: Components is {Components}; give a positive number"],
        .. double.IsFinite(Spread) && Spread >= 0 ? Array.Empty<string>()
            : [$"Prior: Spread is {GraphText.Number(Spread)}; give a number that is not negative"],
        .. double.IsFinite(Deviation) && Deviation > 0 ? Array.Empty<string>()
            : [$"Prior: Deviation is {GraphText.Number(Deviation)}; give a positive number"],
    ];

    // [k, d].
    private Expr Start
    {
        get
        {
            IEnumerable<double> Position(int k) => Dimension == 1
                ? [Components == 1 ? 0 : Spread * (2.0 * k / (Components - 1) - 1)]
                : [Spread * Math.Cos(2 * Math.PI * k / Components), Spread * Math.Sin(2 * Math.PI * k / Components)];
            var plane = Reshape(
                Formulas.Numbers([.. Enumerable.Range(0, Components).SelectMany(Position)]), (Components, Math.Min(Dimension, 2)));
            return Dimension <= 2 ? plane : Pad(plane, 1, 0, (Components, Dimension));
        }
    }
}
