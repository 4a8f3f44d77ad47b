namespace Vae.Functional.Bounds;

/// <summary>What values an observation can take.</summary>
public enum Support
{
    /// <summary>{0, 1}.</summary>
    Binary,
    /// <summary>Numbers of categories, from 0 on.</summary>
    Categories,
    /// <summary>0, 1/255, … 1.</summary>
    Levels,
    /// <summary>0, 1, 2, ….</summary>
    Counts,
    /// <summary>(0, 1).</summary>
    OpenUnitInterval,
    /// <summary>[0, 1].</summary>
    UnitInterval,
    /// <summary>The real numbers.</summary>
    Real,
    /// <summary>Those of columns of several kinds.</summary>
    Mixed,
    /// <summary>Those of an observation of the user's own.</summary>
    Other,
}

/// <summary>The likelihoods of the vocabulary, each under its name; <see cref="LikelihoodTable"/> says what is known of them.</summary>
public enum LikelihoodKind
{
    /// <summary>A probability of each bit.</summary>
    Bernoulli,
    /// <summary>A probability of each category.</summary>
    Categorical,
    /// <summary>A probability of each grey level.</summary>
    DiscretisedLogistic,
    /// <summary>A probability of each count, its variance the mean.</summary>
    Poisson,
    /// <summary>A probability of each count, its variance above the mean.</summary>
    NegativeBinomial,
    /// <summary>A probability of each count, with more of them 0.</summary>
    ZeroInflated,
    /// <summary>A Beta density on the open unit interval.</summary>
    BetaLikelihood,
    /// <summary>A normal density of the log odds of a number in the open unit interval.</summary>
    LogitNormal,
    /// <summary>A density on the unit interval.</summary>
    ContinuousBernoulli,
    /// <summary>A normal density given the unit interval.</summary>
    TruncatedNormal,
    /// <summary>A normal density on the real line.</summary>
    Gaussian,
    /// <summary>A normal density whose components are correlated, by a diagonal and a few directions.</summary>
    LowRankCovariance,
    /// <summary>A normal density whose components are correlated, by a precision that couples neighbouring pixels.</summary>
    BandedPrecision,
    /// <summary>A density on the real line that falls as e^−|x|.</summary>
    Laplace,
    /// <summary>A density on the real line that falls as a power of |x|.</summary>
    StudentT,
    /// <summary>A likelihood for some columns of a table, and another for the others.</summary>
    ColumnsLikelihood,
    /// <summary>A squared error in place of a density.</summary>
    MeanSquaredError,
    /// <summary>A likelihood of the user's own.</summary>
    Other,
}

/// <summary>Where a declaration has parameters of each observation in place of a network.</summary>
public enum PerObservationPlace
{
    /// <summary>A family reads its heads off them.</summary>
    Heads,
    /// <summary>A family would feed them to further networks.</summary>
    Features,
    /// <summary>A family would take steps of its own from them.</summary>
    Start,
    /// <summary>Under another network.</summary>
    Network,
    /// <summary>In p(x|z).</summary>
    Decoder,
}

/// <summary>Where the σ of a likelihood comes from.</summary>
public enum SigmaKind
{
    /// <summary>Given.</summary>
    Fixed,
    /// <summary>One learned number.</summary>
    Shared,
    /// <summary>A head of the decoder.</summary>
    Learned,
    /// <summary>The batch's optimum.</summary>
    Optimal,
    /// <summary>The likelihood has none, or a policy of the user's own.</summary>
    None,
}

/// <summary>How the training objective uses the divergence.</summary>
public enum KlTermKind
{
    /// <summary>As it is.</summary>
    Plain,
    /// <summary>Not below a floor.</summary>
    FreeBits,
    /// <summary>By its distance from a target.</summary>
    Capacity,
    /// <summary>By a term of the user's own, of which nothing is known.</summary>
    Other,
}

/// <summary>What generation shows for a latent vector.</summary>
public enum DecodingKind
{
    /// <summary>A draw from p(x|z).</summary>
    Ancestral,
    /// <summary>Its mean.</summary>
    Mean,
    /// <summary>Its mean, shifted by a multiple of σ.</summary>
    Shifted,
}

/// <summary>The estimators that rules tell apart.</summary>
public enum EstimatorKind
{
    /// <summary>The divergence in closed form.</summary>
    AnalyticKl,
    /// <summary>Every term sampled, whatever their gradient.</summary>
    MonteCarlo,
    /// <summary>K weighted samples, whatever their gradient.</summary>
    ImportanceWeighted,
    /// <summary>Rényi's α.</summary>
    Renyi,
    /// <summary>q(z|x) of a corrupted observation.</summary>
    Denoising,
    /// <summary>An estimator of the user's own.</summary>
    Other,
}
