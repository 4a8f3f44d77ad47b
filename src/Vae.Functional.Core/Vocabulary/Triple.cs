using System.Collections.Immutable;
using Vae.Functional.Bounds;

namespace Vae.Functional.Vocabulary;

/// <summary>How a divergence is found.</summary>
public enum DivergenceForm
{
    /// <summary>In closed form.</summary>
    Closed,
    /// <summary>From draws of z.</summary>
    Sampled,
    /// <summary>There is none: a point has no density.</summary>
    None,
}

/// <summary>
/// A family, a prior and a likelihood together, over observations that the likelihood is for: whether they fit, and what trains them, as the
/// rules say.
/// </summary>
/// <param name="Family">Where q(z|x) is looked for.</param>
/// <param name="Prior">p(z).</param>
/// <param name="Likelihood">p(x|z).</param>
public sealed record Triple(Family Family, Prior Prior, Likelihood Likelihood)
{
    /// <summary>Every triple of the vocabulary, by family, then by prior.</summary>
    public static ImmutableArray<Triple> All { get; } =
    [
        .. from family in VocabularyTable.Examples<Family>()
           from prior in VocabularyTable.Examples<Prior>()
           from likelihood in VocabularyTable.Examples<Likelihood>()
           select new Triple(family, prior, likelihood),
    ];

    /// <summary>The triple as a model.</summary>
    public VaeSpec Spec { get; } = new(
        VocabularyTable.Examples<Observation>().First(observation => observation.GetType().Name == ObservationOf(Likelihood)),
        Prior,
        Family,
        Likelihood);

    /// <summary>Why the model is refused, whatever trains it; empty where the three fit.</summary>
    public ImmutableArray<Finding> Refusals => Errors(Spec.Verdict);

    /// <summary>Whether the three fit.</summary>
    public bool Fits => Refusals.IsEmpty;

    /// <summary>How KL(q‖p) is found.</summary>
    public DivergenceForm Divergence => Spec.Facts switch
    {
        { FamilyHasDensity: { IsKnown: true, Value: false } } => DivergenceForm.None,
        { HasClosedFormKl: { IsKnown: true, Value: true } } => DivergenceForm.Closed,
        _ => DivergenceForm.Sampled,
    };

    /// <summary>The estimators that train it; none where the three do not fit.</summary>
    public ImmutableArray<Estimator> Estimators => [.. VocabularyTable.Examples<Estimator>().Where(estimator => RefusalsOf(estimator).IsEmpty)];

    /// <summary>Why an estimator does not train it; empty where it does.</summary>
    public ImmutableArray<Finding> RefusalsOf(Estimator estimator) => Errors(Spec.Check(new TrainingPlan(1, Estimator: estimator)));

    /// <summary>As in <c>FullGaussian, VampPrior, Poisson</c>.</summary>
    public override string ToString() => string.Join(", ", new object[] { Family, Prior, Likelihood }.Select(part => part.GetType().Name));

    private static ImmutableArray<Finding> Errors(Verdict verdict) =>
        [.. verdict.Findings.Where(finding => finding.Severity == Severity.Error)];

    private static string ObservationOf(Likelihood likelihood) =>
        SupportTable.Rows[LikelihoodTable.Rows[likelihood.Kind].Covers].Observation;
}
