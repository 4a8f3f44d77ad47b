using Vae.Functional.Bounds;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// Negative binomial counts of mean λ(z) and variance λ + λ²/θ, log λ(z) a head of the network: Poisson counts at rates that scatter. The
/// noise of counts of molecules in single cells (Grønbech and others 2020; Lopez and others 2018).
/// </summary>
/// <param name="Network">From a latent vector to features.</param>
/// <param name="LearnedDispersion">
/// Whether log θ(z) is a head of the network too; else it is one learned number for each component, 0 before training.
/// </param>
public sealed record NegativeBinomial(Network Network, bool LearnedDispersion = false) : CountLikelihood(Network)
{
    internal override FactorisedDistribution Counted(Expr features, int width)
    {
        var logConcentration = LearnedDispersion
            ? Head(features, width, "log_concentration", "θ")
            : Parameter($"{Heads.Name}.log_concentration", width, new Initialisation.Constant(0));
        return new NegativeBinomialDistribution(Rate(features, width), Exp(logConcentration.As("log θ", @"\log \theta")));
    }

    /// <inheritdoc/>
    public override LikelihoodKind Kind => LikelihoodKind.NegativeBinomial;

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => LearnedDispersion
        ? ("x|z ~ NegativeBinomial(mean λ(z), variance λ + λ²/θ(z))",
            @"x \mid z \sim \operatorname{NB}\left(\lambda(z), \lambda + \lambda^2 / \theta(z)\right)")
        : ("x|z ~ NegativeBinomial(mean λ(z), variance λ + λ²/θ), θ learned, one a component",
            @"x \mid z \sim \operatorname{NB}\left(\lambda(z), \lambda + \lambda^2 / \theta\right)");
}
