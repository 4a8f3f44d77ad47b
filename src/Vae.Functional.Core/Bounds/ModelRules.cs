using static Vae.Functional.Bounds.Wording;

namespace Vae.Functional.Bounds;

/// <summary>Rules 1xxx: whether observation, likelihood and σ belong together.</summary>
internal static class ModelRules
{
    // Above this σ the constant that a squared error drops is negative, so dropping it raises the objective.
    private static readonly double LargestBoundedSigma = 1 / Math.Sqrt(2 * Math.PI);

    public static IReadOnlyList<Rule> All { get; } =
    [
        new("VAE1001", "A Bernoulli likelihood needs binary data", Severity.Warning, Effect.Surrogate,
            "Loaiza-Ganem and Cunningham 2019, equation 2",
            facts => facts.Likelihood.Is(LikelihoodKind.Bernoulli) && facts.Observation.Is(support => support is Support.UnitInterval or Support.Real)
                ? new(facts.Observation.Value == Support.UnitInterval
                    ? "the Bernoulli likelihood has no density at values between 0 and 1; use ContinuousBernoulli, or declare the "
                        + "observation Binary and binarise the data"
                    : "the Bernoulli likelihood has no density on the real numbers; use Gaussian, or declare the observation Binary and "
                        + "binarise the data",
                    facts.Likelihood.Origin)
                : null),

        new("VAE1002", "The likelihood's support must hold the observation", Severity.Error, Effect.Surrogate,
            "a density of zero at an observation makes its log-likelihood −∞",
            facts => facts.Likelihood.Is(LikelihoodKind.ContinuousBernoulli) && facts.Observation.Is(Support.Real)
                ? new("ContinuousBernoulli is a density on [0, 1] only, and the observation is RealValued; use Gaussian, or scale the "
                    + "data and declare UnitInterval", facts.Likelihood.Origin)
                : null),

        new("VAE1003", "A density should live where the data do", Severity.Warning, Effect.None,
            "mass outside the support is lost to the bound",
            facts => (facts.Likelihood, facts.Observation) switch
            {
                ({ IsKnown: true, Value: LikelihoodKind.Gaussian }, { IsKnown: true, Value: Support.UnitInterval }) =>
                    new("a Gaussian puts density outside [0, 1]; ContinuousBernoulli does not", facts.Likelihood.Origin, Severity.Info),
                ({ IsKnown: true, Value: LikelihoodKind.Gaussian or LikelihoodKind.ContinuousBernoulli }, { IsKnown: true, Value: Support.Binary }) =>
                    new($"{facts.Likelihood.Value} is a density, and Binary data are discrete: its values are no probabilities; use "
                        + "Bernoulli", facts.Likelihood.Origin),
                _ => null,
            }),

        new("VAE1004", "A free σ needs a floor", Severity.Warning, Effect.UnboundedAbove,
            "Mattei and Frellsen 2018, proposition 1",
            facts => facts.Sigma.Is(kind => kind is SigmaKind.Shared or SigmaKind.Learned or SigmaKind.Optimal) && facts.SigmaFloor.Is(0.0) && facts.IsDequantised.Is(false)
                ? new("σ has no floor and the data may be quantised: the density has no upper limit as σ falls; give a Floor, or declare "
                    + "the observation Dequantised", facts.SigmaFloor.Origin)
                : null),

        new("VAE1005", "A fixed σ is a choice of β", Severity.Warning, Effect.None,
            "the objective at β and σ has the optima of β = 1 at σ√β",
            facts => facts.Sigma.Is(SigmaKind.Fixed) && facts.SigmaValue.Is(sigma => sigma > 0 && sigma != 1)
                ? new($"σ = {Number(facts.SigmaValue.Value)} has the optima of σ = 1 at β = "
                    + $"{Number(facts.SigmaValue.Value * facts.SigmaValue.Value)}"
                    + (facts.SigmaValue.Value < 0.01 ? "; so small a σ leaves next to no weight to the prior" : ""),
                    facts.SigmaValue.Origin,
                    facts.SigmaValue.Value < 0.01 ? Severity.Warning : Severity.Info)
                : null),

        new("VAE1006", "A squared error is not a likelihood", Severity.Warning, Effect.Surrogate,
            "log N(x; m, σ²) = −(x − m)²/(2σ²) − ½ log 2πσ²",
            facts => facts.Likelihood.Is(LikelihoodKind.MeanSquaredError) && facts.SigmaValue.IsKnown
                ? new($"this squared error amounts to a Gaussian with σ = {Number(facts.SigmaValue.Value)}, "
                    + $"without its constant of {Number(Math.Log(2 * Math.PI * facts.SigmaValue.Value * facts.SigmaValue.Value) / 2)} "
                        + "nats a component; declare Gaussian with the σ that you mean",
                    facts.SigmaValue.Origin, effect: facts.SigmaValue.Value > LargestBoundedSigma ? Effect.Surrogate : Effect.LooserBound)
                : null),

        new("VAE1007", "The decoder must reach the data", Severity.Warning, Effect.None,
            "a mean that cannot take the data's values leaves an error that no training removes",
            facts => facts.Output.IsKnown && facts.Observation.IsKnown && facts.Likelihood.IsKnown && Unreachable(facts) is { } why
                ? new(why, facts.Output.Origin)
                : null),

        new("VAE1008", "A latent vector should be smaller than the observation", Severity.Info, Effect.None,
            "a code as long as the observation need not compress",
            facts => facts.Latent.Is(latent => facts.Width.Is(width => latent >= width))
                ? new($"the latent vector has {facts.Latent.Value} components and the observation {facts.Width.Value}; a smaller one has "
                    + "to compress", facts.Latent.Origin)
                : null),

        new("VAE1009", "A batch's best σ is nobody's bound", Severity.Info, Effect.Surrogate,
            "Rybkin, Daniilidis and Levine 2021, equation 7",
            facts => facts.Sigma.Is(SigmaKind.Optimal)
                ? new("OptimalSigma maximises over σ within each batch: training values are a bound for no one σ; evaluation freezes σ "
                    + "from the training data and is a bound", facts.Sigma.Origin)
                : null),
    ];

    private static string? Unreachable(SpecFacts facts) => (facts.Likelihood.Value, facts.Output.Value, facts.Observation.Value) switch
    {
        (_, OutputRange.Natural, _) => null,
        (LikelihoodKind.Bernoulli or LikelihoodKind.ContinuousBernoulli, var output, _) =>
            $"the network's output is {output}, but {facts.Likelihood.Value} reads it as logits, which take every real number; leave "
                + "Output at Natural",
        (LikelihoodKind.Gaussian or LikelihoodKind.MeanSquaredError, var output, Support.Real) =>
            $"the decoder's mean is {output} and the observation is RealValued: it cannot reach all data; leave Output at Natural",
        _ => null,
    };
}
