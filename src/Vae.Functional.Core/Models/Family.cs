using System.Text;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;

namespace Vae.Functional;

/// <summary>The variational family: the distributions q(z|x) among which the posterior is approximated.</summary>
public abstract record Family
{
    // A spec prints what was declared, not what follows from it.
    /// <summary>Prints the declared members only.</summary>
    protected virtual bool PrintMembers(StringBuilder builder)
    {
        return false;
    }

    /// <summary>q(z|x) for a batch of observations laid flat, [n, D], over latent vectors [n, d].</summary>
    public abstract Distribution Posterior(Expr observation, int latent);

    /// <summary>How <c>explain</c> writes it, in text and in LaTeX.</summary>
    public abstract (string Text, string Latex) Notation { get; }

    /// <summary>What is wrong with the declaration, a line each; empty where nothing is.</summary>
    public abstract IEnumerable<string> Faults { get; }

    private protected static Scope EncoderOf(Network network) => new("encoder", "e", network.InitialWeights);
}

/// <summary>q(z|x) = N(μ(x), diag σ²(x)): a network with a head for μ and one for log σ² (Kingma and Welling 2014, equation 9).</summary>
/// <param name="Network">From an observation laid flat to features.</param>
public sealed record DiagonalGaussian(Network Network) : Family
{
    /// <inheritdoc/>
    public override Distribution Posterior(Expr observation, int latent)
    {
        var encoder = EncoderOf(Network);
        var features = Network.Features(observation, encoder);
        var mean = encoder.Dense(features, latent, "mean", "μ").As("μ", @"\mu");
        var logVariance = encoder.Dense(features, latent, "log_variance", "σ").As("log σ²", @"\log\sigma^2");
        return NormalDistribution.FromLogVariance(mean, logVariance);
    }

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        "q(z|x) = N(μ(x), diag σ²(x))",
        @"q(z \mid x) = \mathcal{N}\left(\mu(x), \operatorname{diag} \sigma^2(x)\right)");

    /// <inheritdoc/>
    public override IEnumerable<string> Faults =>
        Network.Faults
            .Concat(Network.Range == OutputRange.Natural ? [] : ["Output is for decoders; leave an encoder's at Natural"])
            .Select(fault => $"Family: {fault}");
}

/// <summary>
/// A point for each observation, z = μ(x): no density and no divergence. What is trained is a deterministic autoencoder, not a bound.
/// </summary>
/// <param name="Network">From an observation laid flat to features.</param>
public sealed record PointMass(Network Network) : Family
{
    /// <inheritdoc/>
    public override Distribution Posterior(Expr observation, int latent)
    {
        var encoder = EncoderOf(Network);
        return new PointMassDistribution(encoder.Dense(Network.Features(observation, encoder), latent, "mean", "μ").As("μ", @"\mu"));
    }

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => ("q(z|x) = δ(z − μ(x))", @"q(z \mid x) = \delta\left(z - \mu(x)\right)");

    /// <inheritdoc/>
    public override IEnumerable<string> Faults => new DiagonalGaussian(Network).Faults;
}
