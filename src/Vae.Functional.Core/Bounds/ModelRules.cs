using static Vae.Functional.Bounds.Wording;

namespace Vae.Functional.Bounds;

/// <summary>Rules 1xxx: whether observation, likelihood and σ belong together.</summary>
internal static class ModelRules
{
    // That of a sum, and of a mean over one component: above 1/√(2π), so the constant is positive, and dropping it raises the objective.
    private static readonly double SmallestSigma = Math.Sqrt(SquaredError.Variance(Reduction.Sum, 1));

    public static IReadOnlyList<Rule> All { get; } =
    [
        new("VAE1001", "A Bernoulli likelihood needs binary data", Severity.Warning, Effect.Surrogate,
            "Loaiza-Ganem and Cunningham 2019, equation 2",
            facts => !facts.Likelihood.Is(LikelihoodKind.Bernoulli) ? null
                : facts.Observation.Is(Support.UnitInterval)
                    ? new("the Bernoulli likelihood has no density at values between 0 and 1; use ContinuousBernoulli, or declare the "
                        + "observation Binary and binarise the data",
                        facts.Likelihood.Origin, boundOf: ContinuousBernoulliBound(facts), other: facts.Observation.Origin)
                : facts.Observation.Is(Support.Real)
                    ? new("the Bernoulli likelihood has no density on the real numbers; use Gaussian, or declare the observation Binary "
                        + "and binarise the data",
                        facts.Likelihood.Origin, other: facts.Observation.Origin)
                : facts.Observation.Is(values => values != Support.Binary) && SupportTable.Of(facts.Observation) is { } data
                    ? new($"the Bernoulli likelihood has no probability for {data.Observation} data but 0 and 1; use {data.Likelihood}",
                        facts.Likelihood.Origin, other: facts.Observation.Origin)
                : null),

        new("VAE1002", "The likelihood's support must hold the observation", Severity.Error, Effect.Surrogate,
            "a density of zero at an observation makes its log-likelihood −∞",
            facts => Pairing.Uncovered(facts) is { } why
                ? new(why, facts.Likelihood.Origin, other: facts.Observation.Origin)
                : null),

        new("VAE1003", "A density should live where the data do", Severity.Warning, Effect.None,
            "mass outside the support is lost to the bound",
            facts => Pairing.Uncovered(facts) is null && Pairing.Misplaced(facts) is var (why, severity)
                ? new(why, facts.Likelihood.Origin, severity, other: facts.Observation.Origin)
                : null),

        new("VAE1004", "A free σ needs a floor", Severity.Warning, Effect.UnboundedAbove,
            "Mattei and Frellsen 2018, proposition 1",
            facts => facts.Sigma.Is(kind => kind is SigmaKind.Shared or SigmaKind.Learned or SigmaKind.Optimal)
                && facts.SigmaFloor.Is(0.0) && facts.IsDequantised.Is(false)
                ? new("σ has no floor and the data may be quantised: the density has no upper limit as σ falls; give a Floor"
                    + (SupportTable.Of(facts.Observation) is { IsDiscrete: true } ? "" : ", or declare the observation Dequantised"),
                    facts.SigmaFloor.Origin)
                : null),

        new("VAE1005", "A fixed σ is a choice of β", Severity.Warning, Effect.None,
            "the objective at β and σ has the optima of β = 1 at σ√β",
            facts => facts.Likelihood.Is(LikelihoodKind.Gaussian) && facts.Sigma.Is(SigmaKind.Fixed)
                && facts.SigmaValue.Is(sigma => sigma > 0 && sigma != 1)
                ? new($"the evidence lower bound at σ = {Number(facts.SigmaValue.Value)} has the optima of σ = 1 at "
                    + BetaAtUnitSigma(facts)
                    + (facts.SigmaValue.Value < 0.01 ? "; so small a σ leaves next to no weight to the prior" : ""),
                    facts.SigmaValue.Origin,
                    facts.SigmaValue.Value < 0.01 ? Severity.Warning : Severity.Info)
                : null),

        new("VAE1006", "A squared error is not a likelihood", Severity.Warning, Effect.Surrogate,
            "log N(x; m, σ²) = −(x − m)²/(2σ²) − ½ log 2πσ²",
            facts => facts.Likelihood.Is(LikelihoodKind.MeanSquaredError)
                ? new("this squared error amounts to a Gaussian "
                    + (facts.SigmaValue.IsKnown
                        ? $"with σ = {Number(facts.SigmaValue.Value)}, without its constant of {Constant(facts.SigmaValue.Value)}"
                        : $"with a σ of at least {Number(SmallestSigma)}, without its constant of at least {Constant(SmallestSigma)}")
                    + " nats a component; declare Gaussian with the σ that you mean",
                    facts.SigmaValue.Origin ?? facts.Likelihood.Origin)
                : null),

        new("VAE1007", "The decoder must reach the data", Severity.Warning, Effect.None,
            "a mean that cannot take the data's values leaves an error that no training removes",
            facts => facts.Output.Is(output => output != OutputRange.Natural) && Pairing.Unreachable(facts) is { } why
                ? new(why, facts.Output.Origin)
                : null),

        new("VAE1008", "A latent vector should be smaller than the observation", Severity.Info, Effect.None,
            "a code as long as the observation need not compress",
            facts => facts.Latent.Is(latent => facts.Width.Is(width => latent >= width))
                ? new($"the latent vector has {facts.Latent.Value} components and the observation {facts.Width.Value}; a smaller one has "
                    + "to compress", facts.Latent.Origin, other: facts.Width.Origin)
                : null),

        new("VAE1009", "A batch's best σ is nobody's bound", Severity.Info, Effect.TrainingSurrogate,
            "Rybkin, Daniilidis and Levine 2021, equation 7",
            facts => facts.Sigma.Is(SigmaKind.Optimal)
                ? new("OptimalSigma maximises over σ within each batch: training values are a bound for no one σ; evaluation freezes σ "
                    + "from the training data and is a bound", facts.Sigma.Origin)
                : null),

        new("VAE1010", "The prior must hold the posterior", Severity.Error, Effect.Refused,
            "KL(q‖p) is infinite where q has mass and p none",
            facts => facts.PosteriorSupport.Is(posterior => facts.PriorSupport.Is(prior => !prior.Holds(posterior)))
                ? new("q(z|x) has mass outside of [0, 1], where p(z) has none: the divergence is infinite; use KumaraswamyFamily, which "
                    + "lives on [0, 1], or a prior on the real numbers",
                    facts.PosteriorSupport.Origin, other: facts.PriorSupport.Origin)
                : null),

        new("VAE1012", "A likelihood must have the observation's size", Severity.Error, Effect.Refused,
            "a density over vectors of one length has no value at a vector of another",
            facts => facts.LikelihoodWidth.Is(declared => facts.ObservedWidth.Is(width => declared != width))
                ? new($"{facts.Likelihood.Value} is declared for {facts.LikelihoodWidth.Value} components"
                    + (facts.Likelihood.Is(LikelihoodKind.ColumnsLikelihood)
                        ? $" and the first columns are {facts.ObservedWidth.Value}; give FirstWidth as many"
                        : $" and the observation has {facts.ObservedWidth.Value}; give the observation's shape as Image"),
                    facts.LikelihoodWidth.Origin, other: facts.ObservedWidth.Origin)
                : null),

        new("VAE1013", "Weights have one prior", Severity.Error, Effect.Refused,
            "½λ‖W‖² is −log of a normal density of the weights, and KL(q(w)‖p(w)) has one in it",
            facts => facts.HasWeightPosterior.Is(true) && facts.Penalty.Is(lambda => lambda > 0)
                ? new("the weights have a posterior, whose divergence holds them to p(w), and a Penalty, which is that of another prior; "
                    + "leave Penalty out, or WeightPosterior",
                    facts.Penalty.Origin, other: facts.HasWeightPosterior.Origin)
                : null),

        new("VAE1015", "Parameters of each observation belong to q(z|x)", Severity.Error, Effect.Refused,
            "Hoffman et al. 2013, section 2.1: global variables are shared, local ones govern one observation each",
            facts => facts.PerObservation is { IsKnown: true, Value: not PerObservationPlace.Heads and var place }
                ? new("PerObservation " + place switch
                {
                    PerObservationPlace.Features =>
                        "makes no features, which this family feeds to further networks; use Planar, whose steps are heads, or an Mlp",
                    PerObservationPlace.Start =>
                        "lags behind nothing that SemiAmortised's steps would make up for; take its Start alone, or give that an Mlp",
                    PerObservationPlace.Network =>
                        "has nothing that another network could read; give it to the family by itself, as its Network",
                    _ => "has parameters of q(z|x), and p(x|z) is one for all observations; give the likelihood an Mlp",
                },
                facts.PerObservation.Origin)
                : null),
    ];

    // log p of the Bernoulli lacks log C(ℓ) ≥ log 2 a component. Every estimator of the library rises with log p(x|z); of one of the user's
    // own that is not known.
    private static string? ContinuousBernoulliBound(SpecFacts facts) => facts.Estimator.Is(EstimatorKind.Other) ? null
        : "log p(x) of the continuous Bernoulli with the same logits, loose by at least "
            + (facts.Width.IsKnown ? $"{facts.Width.Value} ln 2 = {Number(facts.Width.Value * Math.Log(2))} nats" : "D ln 2");

    private static string BetaAtUnitSigma(SpecFacts facts)
    {
        var variance = facts.SigmaValue.Value * facts.SigmaValue.Value;
        return facts.Beta.IsKnown ? $"β = {Number(variance * facts.Beta.Value)}" : $"{Number(variance)} times the β";
    }

    private static string Constant(double sigma) => Number(Math.Log(2 * Math.PI * sigma * sigma) / 2);
}
