using Vae.Functional.Bounds;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Print;

namespace Vae.Functional;

/// <summary>
/// Student's t of ν degrees of freedom about m(z), scaled by σ: noise with outliers (Lange, Little and Taylor 1989). The standard deviation
/// is σ√(ν/(ν − 2)).
/// </summary>
/// <param name="Network">From a latent vector to features.</param>
/// <param name="Sigma">Where the scale σ comes from.</param>
/// <param name="DegreesOfFreedom">ν, above 2, so that there is a standard deviation.</param>
public sealed record StudentT(Network Network, Scale Sigma, double DegreesOfFreedom = 4) : Likelihood(Network)
{
    /// <inheritdoc/>
    public override Distribution Given(Expr latent, int width, Expr? observation)
    {
        var (mean, scale) = LocationAndScale(Sigma, Network.Features(latent, Decoder), width, observation);
        return new StudentTDistribution(mean, scale, DegreesOfFreedom);
    }

    /// <inheritdoc/>
    public override LikelihoodKind Kind => LikelihoodKind.StudentT;

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        $"x|z ~ Student's t(m(z), σ) of {GraphText.Number(DegreesOfFreedom)} degrees of freedom, {Sigma.Notation}",
        $@"x \mid z \sim t_{{{GraphText.Number(DegreesOfFreedom)}}}\left(m(z), \sigma_x\right)");

    /// <inheritdoc/>
    public override IEnumerable<string> Faults =>
    [
        .. base.Faults,
        .. FaultsOf(Sigma),
        .. DegreesOfFreedom > 2 && double.IsFinite(DegreesOfFreedom)
            ? []
            : new[] { $"Likelihood: there are {GraphText.Number(DegreesOfFreedom)} degrees of freedom; give a number above 2" },
    ];
}
