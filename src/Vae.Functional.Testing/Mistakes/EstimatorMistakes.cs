using System.Collections.Immutable;
using Vae.Functional.Testing.LawsOfEstimators;
using Vae.Functional.Testing.Models;

namespace Vae.Functional.Testing.Mistakes;

/// <summary>
/// Mistakes that published code has made in estimators. What an estimator that breaks a law looks like is found by comparison: the mistake
/// that has its expected value and its expected gradient, on the failing model and on two others.
/// </summary>
public static class EstimatorMistakes
{
    private static readonly ImmutableArray<Mistake<MistakenEstimator>> Table = [.. BoundMistakes.All, .. WeightMistakes.All];

    /// <summary>Every mistake, as an estimator that makes it and claims what the right one claims.</summary>
    public static ImmutableArray<Mistake<Estimator>> All { get; } =
        [.. Table.Append(WeightMistakes.Overclaimed).Select(mistake => new Mistake<Estimator>(mistake.Name, mistake.Made))];

    /// <summary>The known mistake that an estimator behaves like; several where they have the same expectations; or null.</summary>
    /// <param name="trial">The estimator on the model for which it broke a law.</param>
    public static string? LooksLike(EstimatorTrial trial)
    {
        // Where a model is degenerate, many mistakes have the same value. Two models in general position tell them apart; one has two
        // latent components, and one sample so that its means can be integrated.
        var plane = ModelCases.Drawn(2, ModelKind.Bits, model => model.Spec.Prior.Dimension == 2);
        var (line, own) = (ModelCases.Drawn(1, ModelKind.OneLatent), trial.Estimator);
        var prints = new[] { Print(own, line), Print(One(own), plane), Print(own, trial.Model) };
        bool Matches(Estimator candidate) => prints[0].IsClose(Print(candidate, line))
            && prints[1].IsClose(Print(One(candidate), plane))
            && prints[2].IsClose(Print(candidate, trial.Model));
        var names = Table
            .Where(mistake => Matches(mistake.Made with { Samples = Samples(own, mistake.Made) })).Select(mistake => mistake.Name);
        return string.Join("; or ", names) is { Length: > 0 } name ? name : null;
    }

    private static EstimatorPrint Print(Estimator estimator, ModelCase model) => new(estimator, model);

    private static Estimator One(Estimator estimator) => Members.WithSamples(estimator, 1) ?? estimator;

    private static int Samples(Estimator estimator, MistakenEstimator mistake) =>
        Members.Of(estimator, Members.Samples) is int samples ? samples : mistake.Samples;
}
