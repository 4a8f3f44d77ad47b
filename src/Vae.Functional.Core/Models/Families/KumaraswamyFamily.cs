using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// q(z|x) = Π Kumaraswamy(aᵢ(x), bᵢ(x)) over latents on [0, 1], a head for each (Nalisnick and Smyth 2017): a Beta in all but name, whose
/// draws are reparameterised and whose divergence to a Beta has a closed form. a and b are at least ½: below, draws pile up where single
/// precision cannot tell them from the ends.
/// </summary>
/// <param name="Network">From an observation laid flat to features.</param>
public sealed record KumaraswamyFamily(Network Network) : EncoderFamily(Network)
{
    private const double Smallest = 0.5;

    // ½ + softplus of it is 1: before training q(z|x) is about uniform.
    private static readonly double UniformOffset = Formulas.InverseSoftplus(1 - Smallest);

    /// <inheritdoc/>
    public override Distribution Posterior(Expr observation, int latent)
    {
        var heads = EncoderHeads.Of(Network, observation);
        Expr Shape(string name) => (Smallest + Softplus(heads.Head(latent, name, name, UniformOffset))).As(name, name);
        return new KumaraswamyDistribution(Shape("a"), Shape("b"));
    }

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        "q(z|x) = Kumaraswamy(a(x), b(x)), z in [0, 1]",
        @"q(z \mid x) = \operatorname{Kumaraswamy}\left(a(x), b(x)\right), \quad z \in [0, 1]");
}
