using Vae.Functional.Bounds;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;

namespace Vae.Functional;

/// <summary>
/// The Laplace distribution of mean m(z) and standard deviation σ, density exp(−|x − m|/b)/2b with b = σ/√2: an absolute error with its
/// constant.
/// </summary>
/// <param name="Network">From a latent vector to features.</param>
/// <param name="Sigma">Where σ comes from.</param>
public sealed record Laplace(Network Network, Scale Sigma) : Likelihood(Network)
{
    /// <inheritdoc/>
    public override Distribution Given(Expr latent, int width, Expr? observation)
    {
        var (mean, deviation) = LocationAndScale(Sigma, Network.Features(latent, Decoder), width, observation);
        return new LaplaceDistribution(mean, deviation / Math.Sqrt(2));
    }

    /// <inheritdoc/>
    public override LikelihoodKind Kind => LikelihoodKind.Laplace;

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        $"x|z ~ Laplace(m(z), σ/√2), {Sigma.Notation}",
        @"x \mid z \sim \operatorname{Laplace}\left(m(z), \sigma_x / \sqrt{2}\right)");

    /// <inheritdoc/>
    public override IEnumerable<string> Faults => base.Faults.Concat(FaultsOf(Sigma));
}
