using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// q(z|x) = E N(z; μ(x, ε), diag σ²(x, ε)) over ε ~ N(0, I), a network of the encoder's features and ε: of any shape, with draws that are
/// reparameterised (Yin and Zhou 2018). Its density has no closed form; a draw is weighed by
/// (1/(K + 1)) Σₖ N(z; μ(x, εₖ), diag σ²(x, εₖ)), the one ε that made it among the K + 1. <see cref="MonteCarlo"/> so gives the semi-implicit
/// lower bound (equation 8), which for every K is at most the evidence lower bound of q(z|x), and rises to it with K. As the bound of a
/// mixture whose parts are drawn it holds under <see cref="ImportanceWeighted"/> too, E p(x, z)/q = p(x) and all.
/// </summary>
/// <param name="Network">From an observation laid flat to features.</param>
/// <param name="Noise">How many numbers ε is.</param>
/// <param name="Hidden">The width of each hidden layer of the network of features and ε.</param>
/// <param name="Activation">The nonlinearity after each of those.</param>
/// <param name="Draws">K, how many more ε a draw is weighed by than the one that made it; 0 or more.</param>
public sealed record SemiImplicit(Network Network, int Noise, Sizes Hidden, Activation Activation = Activation.Relu, int Draws = 10) : EncoderFamily(Network)
{
    /// <inheritdoc/>
    public override Distribution Posterior(Expr observation, int latent)
    {
        var heads = EncoderHeads.Of(Network, observation);
        var mixing = heads.Encoder.Part("mixing", "m");
        return new SemiImplicitDistribution(heads.Features, Given, Noise, Draws);

        NormalDistribution Given(Expr features, Expr epsilon)
        {
            var network = new Mlp(Hidden, Activation);
            var mixed = new EncoderHeads(network, mixing, network.Features(Concatenate(1, features, epsilon), mixing));
            return mixed.Gaussian(latent).Distribution;
        }
    }

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        $"q(z|x) = E N(z; μ(x, ε), diag σ²(x, ε)), ε ~ N(0, I) in R^{Noise}",
        $@"q(z \mid x) = \mathbb{{E}}_{{\epsilon \sim \mathcal{{N}}(0, I_{{{Noise}}})}}\, "
            + @"\mathcal{N}\left(z; \mu(x, \epsilon), \operatorname{diag} \sigma^2(x, \epsilon)\right)");

    /// <inheritdoc/>
    public override IEnumerable<string> Faults =>
    [
        .. base.Faults,
        .. Noise > 0 ? Array.Empty<string>() : [$"Family: Noise is {Noise}; give a positive number"],
        .. new Mlp(Hidden, Activation).Faults.Select(fault => $"Family: {fault}"),
        .. Draws >= 0 ? Array.Empty<string>() : [$"Family: Draws is {Draws}; give a number that is not negative"],
    ];
}
