using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// A likelihood of counts of mean λ(z), log λ(z) a head of the network: the canonical link of Poisson regression, under which the gradient
/// is a residual. <see cref="ZeroInflated"/> raises its probability of 0.
/// </summary>
/// <param name="Network">From a latent vector to features.</param>
public abstract record CountLikelihood(Network Network) : Likelihood(Network)
{
    /// <inheritdoc/>
    public sealed override Distribution Given(Expr latent, int width, Expr? observation) =>
        Counted(Network.Features(latent, Decoder), width);

    /// <summary>p(x|z) over D components from the decoder's features, [n, k].</summary>
    internal abstract FactorisedDistribution Counted(Expr features, int width);

    // λ, [n, D].
    private protected Expr Rate(Expr features, int width) =>
        Exp(Network.InRange(Head(features, width, "log_rate", "λ")).As("log λ", @"\log \lambda"));
}
