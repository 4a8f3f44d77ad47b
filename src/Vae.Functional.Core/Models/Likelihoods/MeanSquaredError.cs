using Vae.Functional.Bounds;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;

namespace Vae.Functional;

/// <summary>
/// The squared error that common implementations put in place of a log-likelihood. It is a Gaussian's log-density without its
/// constant, for a σ that nobody chose; declare <see cref="Gaussian"/> to choose it.
/// </summary>
/// <param name="Network">From a latent vector to features.</param>
/// <param name="Reduction">Over the components of an observation.</param>
public sealed record MeanSquaredError(Network Network, Reduction Reduction = Reduction.Mean) : Likelihood(Network)
{
    /// <inheritdoc/>
    public override Distribution Given(Expr latent, int width, Expr? observation)
    {
        var mean = Head(Network.Features(latent, Decoder), width, "mean", "m");
        return new SquaredErrorDistribution(Network.InRange(mean).As("m", "m"), SquaredError.Variance(Reduction, width));
    }

    /// <inheritdoc/>
    public override LikelihoodKind Kind => LikelihoodKind.MeanSquaredError;

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        $"a squared error, {(Reduction == Reduction.Sum ? "Σ" : "mean")} (x − m(z))², in place of log p(x|z)",
        @"\text{a squared error in place of } \log p(x \mid z)");
}
