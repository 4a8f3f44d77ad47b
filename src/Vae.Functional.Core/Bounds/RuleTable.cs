using System.Globalization;

namespace Vae.Functional.Bounds;

/// <summary>Every rule, once.</summary>
public static class RuleTable
{
    /// <summary>The rules in the order of their ids.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("VAE1001", "A Bernoulli likelihood needs binary data", Severity.Warning, Effect.Surrogate,
            "Loaiza-Ganem and Cunningham 2019, equation 2",
            facts => facts.Likelihood.Is(kind => kind == LikelihoodKind.Bernoulli) && facts.Observation.Is(support => support != Support.Binary)
                ? "the Bernoulli likelihood has no density at values between 0 and 1; use ContinuousBernoulli, or declare the observation Binary and binarise the data"
                : null),

        new("VAE2001", "β below 1 is not a lower bound", Severity.Warning, Effect.Surrogate,
            "Higgins et al. 2017, equation 4",
            facts => facts.Beta.Is(beta => beta > 0 && beta < 1)
                ? $"β = {Number(facts)} weighs the divergence below 1: the objective can exceed log p(x); leave β at 1, or say why in AcceptSurrogate"
                : null),

        new("VAE2002", "β = 0 leaves q(z|x) free", Severity.Warning, Effect.Surrogate,
            "Higgins et al. 2017, equation 4",
            facts => facts.Beta.Is(beta => beta == 0)
                ? "β = 0: nothing holds q(z|x) to the prior, and the objective can exceed log p(x); leave β at 1, or say why in AcceptSurrogate"
                : null),

        new("VAE2003", "β above 1 is a looser bound", Severity.Info, Effect.LooserBound,
            "Higgins et al. 2017, equation 4",
            facts => facts.Beta.Is(beta => beta > 1 && !double.IsInfinity(beta))
                ? $"β = {Number(facts)}: the training objective is a lower bound, looser by (β − 1)·KL; report values at β = 1"
                : null),

        new("VAE2004", "β must be a number that is not negative", Severity.Error, Effect.Refused,
            "the objective is unbounded above for β < 0",
            facts => facts.Beta.Is(beta => !(beta >= 0) || double.IsInfinity(beta))
                ? $"β = {Number(facts)} makes no objective; give a finite number that is not negative"
                : null),

        new("VAE2005", "An estimator that claims no bound gives a surrogate", Severity.Warning, Effect.Surrogate,
            "the estimator's own claims",
            facts => facts.EstimatorClaimsBound.Is(claims => !claims)
                ? "the estimator claims no lower bound; use AnalyticKl or MonteCarlo, or state in its Claims what it is a lower bound of"
                : null),

        new("VAE3001", "Deterministic decoding does not draw from p(x)", Severity.Warning, Effect.Generation,
            "ancestral sampling draws x from p(x|z); its mean has another distribution",
            facts => facts.DecodesToMean.Is(mean => mean)
                ? "Decoding.Mean shows the mean of p(x|z): what is generated is not drawn from p(x); use Decoding.Ancestral to draw"
                : null),
    ];

    private static string Number(SpecFacts facts) => facts.Beta.Value.ToString("R", CultureInfo.InvariantCulture);
}
