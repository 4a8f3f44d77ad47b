using System.Text;
using Vae.Functional.Bounds;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;

namespace Vae.Functional;

/// <summary>
/// The likelihood p(x|z): a decoder network and the distribution whose parameters it gives. That a distribution of the user's own is
/// normalised is taken on trust: every verdict rests on it.
/// </summary>
/// <param name="Network">From a latent vector to features.</param>
public abstract record Likelihood(Network Network)
{
    // A spec prints what was declared, not what follows from it.
    /// <summary>Prints the declared members only.</summary>
    protected virtual bool PrintMembers(StringBuilder builder)
    {
        builder.Append($"Network = {Network}");
        return true;
    }

    private protected Scope Decoder => new("decoder", "d", Network.InitialWeights);

    /// <summary>p(x|z) for latent vectors [n, d], over observations laid flat, [n, D].</summary>
    /// <param name="latent">z, [n, d].</param>
    /// <param name="width">D.</param>
    /// <param name="observation">In training, the observations [n, D] that the density will be taken at; else null.</param>
    public abstract Distribution Given(Expr latent, int width, Expr? observation);

    /// <summary>The kind that rules tell apart.</summary>
    public virtual LikelihoodKind Kind => LikelihoodKind.Other;

    /// <summary>How <c>explain</c> writes it, in text and in LaTeX.</summary>
    public abstract (string Text, string Latex) Notation { get; }

    /// <summary>What is wrong with the declaration, a line each; empty where nothing is.</summary>
    public virtual IEnumerable<string> Faults => Network.Faults.Select(fault => $"Likelihood: {fault}");
}

/// <summary>Independent bits, their log odds ℓ(z) a head of the network.</summary>
/// <param name="Network">From a latent vector to features.</param>
public sealed record Bernoulli(Network Network) : Likelihood(Network)
{
    /// <inheritdoc/>
    public override Distribution Given(Expr latent, int width, Expr? observation) =>
        new BernoulliDistribution(Network.InRange(Decoder.Dense(Network.Features(latent, Decoder), width, "logits", "ℓ")).As("ℓ", @"\ell"));

    /// <inheritdoc/>
    public override LikelihoodKind Kind => LikelihoodKind.Bernoulli;

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        "x|z ~ Bernoulli(sigmoid ℓ(z))",
        @"x \mid z \sim \operatorname{Bernoulli}\left(\operatorname{sigmoid} \ell(z)\right)");
}

/// <summary>The continuous Bernoulli on [0, 1], its logits ℓ(z) a head of the network (Loaiza-Ganem and Cunningham 2019).</summary>
/// <param name="Network">From a latent vector to features.</param>
public sealed record ContinuousBernoulli(Network Network) : Likelihood(Network)
{
    /// <inheritdoc/>
    public override Distribution Given(Expr latent, int width, Expr? observation)
    {
        var logits = Decoder.Dense(Network.Features(latent, Decoder), width, "logits", "ℓ");
        return new ContinuousBernoulliDistribution(Network.InRange(logits).As("ℓ", @"\ell"));
    }

    /// <inheritdoc/>
    public override LikelihoodKind Kind => LikelihoodKind.ContinuousBernoulli;

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        "x|z ~ ContinuousBernoulli(sigmoid ℓ(z))",
        @"x \mid z \sim \mathcal{CB}\left(\operatorname{sigmoid} \ell(z)\right)");
}

/// <summary>N(m(z), σ²): its mean a head of the network, its σ by policy.</summary>
/// <param name="Network">From a latent vector to features.</param>
/// <param name="Sigma">Where σ comes from.</param>
public sealed record Gaussian(Network Network, Sigma Sigma) : Likelihood(Network)
{
    /// <inheritdoc/>
    public override Distribution Given(Expr latent, int width, Expr? observation)
    {
        var features = Network.Features(latent, Decoder);
        var mean = Network.InRange(Decoder.Dense(features, width, "mean", "m")).As("m", "m");
        var scale = Sigma.Of(new SigmaContext(features, mean, observation, Decoder));
        return NormalDistribution.FromScale(mean, scale is Expr.Apply ? scale.As("σ_x", @"\sigma_x") : scale);
    }

    /// <inheritdoc/>
    public override LikelihoodKind Kind => LikelihoodKind.Gaussian;

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        $"x|z ~ N(m(z), σ²), {Sigma.Notation}",
        @"x \mid z \sim \mathcal{N}\left(m(z), \sigma_x^2\right)");

    /// <inheritdoc/>
    public override IEnumerable<string> Faults => base.Faults.Concat(Sigma.Faults.Select(fault => $"Likelihood: {fault}"));
}

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
        var mean = Decoder.Dense(Network.Features(latent, Decoder), width, "mean", "m");
        return new SquaredErrorDistribution(Network.InRange(mean).As("m", "m"), SquaredError.Variance(Reduction, width));
    }

    /// <inheritdoc/>
    public override LikelihoodKind Kind => LikelihoodKind.MeanSquaredError;

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        $"a squared error, {(Reduction == Reduction.Sum ? "Σ" : "mean")} (x − m(z))², in place of log p(x|z)",
        @"\text{a squared error in place of } \log p(x \mid z)");
}
