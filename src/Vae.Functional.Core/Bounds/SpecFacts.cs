namespace Vae.Functional.Bounds;

/// <summary>What values an observation can take.</summary>
public enum Support
{
    /// <summary>{0, 1}.</summary>
    Binary,
    /// <summary>[0, 1].</summary>
    UnitInterval,
    /// <summary>The real numbers.</summary>
    Real,
}

/// <summary>The likelihoods that rules tell apart.</summary>
public enum LikelihoodKind
{
    /// <summary>A probability of each bit.</summary>
    Bernoulli,
    /// <summary>A density on the unit interval.</summary>
    ContinuousBernoulli,
    /// <summary>A density on the real line.</summary>
    Gaussian,
    /// <summary>A likelihood of the user's own.</summary>
    Other,
}

/// <summary>What is known about a spec, as the rules need it. Each fact is known or unknown.</summary>
public sealed record SpecFacts
{
    /// <summary>The weight of the divergence.</summary>
    public Fact<double> Beta { get; init; }

    /// <summary>What values the observation takes.</summary>
    public Fact<Support> Observation { get; init; }

    /// <summary>The kind of likelihood.</summary>
    public Fact<LikelihoodKind> Likelihood { get; init; }

    /// <summary>Whether generation shows p(x|z)'s mean in place of a draw from it.</summary>
    public Fact<bool> DecodesToMean { get; init; }

    /// <summary>Whether the estimator claims that its expected value is a lower bound at β = 1. A spec alone does not say.</summary>
    public Fact<bool> EstimatorClaimsBound { get; init; }

    /// <summary>The reason for which the user accepts a surrogate. Unknown counts as none.</summary>
    public Fact<string> AcceptSurrogate { get; init; }

    /// <summary>Whether a surrogate is accepted, with a reason that says something.</summary>
    public bool AcceptsSurrogate => AcceptSurrogate.Is(reason => !string.IsNullOrWhiteSpace(reason));
}
