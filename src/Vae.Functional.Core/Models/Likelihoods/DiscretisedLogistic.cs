using Vae.Functional.Bounds;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// A logistic distribution, or a mixture of K for each pixel, rounded to the 256 levels k/255 of a byte; m(z) and s(z), and the mixture's
/// logits ℓ(z), heads of the network (Kingma and others 2016, C.1.3; Salimans and others 2017). Its values are log-probabilities in nats.
/// </summary>
/// <param name="Network">From a latent vector to features.</param>
/// <param name="Components">K.</param>
public sealed record DiscretisedLogistic(Network Network, int Components = 1) : Likelihood(Network)
{
    // An eighth of a level: a narrower logistic gives its level all but e^−4 of the mass already.
    private const double SmallestScale = 0.125 / 255;

    // softplus of it is a tenth of the range of levels.
    private static readonly double TenthOfTheRange = Formulas.InverseSoftplus(0.1);

    /// <inheritdoc/>
    public override Distribution Given(Expr latent, int width, Expr? observation)
    {
        var features = Network.Features(latent, Decoder);
        var location = Network.InRange(Head(features, width * Components, "mean", "m")).As("m", "m");
        var scale = (SmallestScale + Softplus(Head(features, width * Components, "scale", "s", TenthOfTheRange))).As("s", "s");
        if (Components == 1)
            return new DiscretisedLogisticDistribution(location, scale);
        var logits = Head(features, width * Components, "logits", "ℓ").As("ℓ", @"\ell");
        Expr Parts(Expr flat) => Reshape(flat, [flat.Shape[0], width, Components]);
        return DiscretisedLogisticDistribution.Mixture(Parts(logits), Parts(location), Parts(scale));
    }

    /// <inheritdoc/>
    public override LikelihoodKind Kind => LikelihoodKind.DiscretisedLogistic;

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => Components == 1
        ? ("x|z ~ Logistic(m(z), s(z)) rounded to 256 levels",
            @"x \mid z \sim \operatorname{Logistic}\left(m(z), s(z)\right) \text{ rounded to 256 levels}")
        : ($"x|z ~ a mixture of {Components} Logistic(mᵢ(z), sᵢ(z)), weights softmax ℓ(z), rounded to 256 levels",
            $@"x \mid z \sim \sum_{{i=1}}^{{{Components}}} \operatorname{{softmax}}_i \ell(z) \, "
                + @"\operatorname{Logistic}\left(m_i(z), s_i(z)\right) \text{ rounded to 256 levels}");

    /// <inheritdoc/>
    public override IEnumerable<string> Faults => base.Faults.Concat(
        Components >= 1 ? [] : [$"Likelihood: there are {Components} components; give 1 or more"]);
}
