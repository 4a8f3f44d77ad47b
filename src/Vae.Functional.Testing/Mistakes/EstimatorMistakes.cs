using System.Collections.Immutable;
using Vae.Functional.Testing.LawsOfEstimators;
using Vae.Functional.Testing.Models;

namespace Vae.Functional.Testing.Mistakes;

/// <summary>
/// Mistakes that published code has made in estimators. What an estimator that breaks a law looks like is found by comparison: a mistake
/// that has its expected value and its expected gradient, on the failing model and on two others.
/// </summary>
public static class EstimatorMistakes
{
    /// <summary>What an estimator is compared with.</summary>
    internal static ImmutableArray<Mistake<MistakenEstimator>> Known { get; } = [.. BoundMistakes.All, .. WeightMistakes.All];

    // Where a model is degenerate, many mistakes have the same value. Two models in general position tell them apart.
    private static readonly ModelCase Line = ModelCases.Drawn(1, ModelKind.OneLatent);
    private static readonly ModelCase Plane = ModelCases.Drawn(2, ModelKind.Bits, model => model.Spec.Prior.Dimension == 2);

    /// <summary>Every mistake, as an estimator that makes it and claims what the right one claims.</summary>
    public static ImmutableArray<Mistake<Estimator>> All { get; } =
        [.. Known.Append(WeightMistakes.Overclaimed).Select(mistake => new Mistake<Estimator>(mistake.Name, mistake.Made))];

    /// <summary>The known mistakes that an estimator behaves like, the nearest first; none where it behaves like no known one.</summary>
    /// <param name="trial">The estimator on the model for which it broke a law.</param>
    public static IReadOnlyList<string> LooksLike(EstimatorTrial trial)
    {
        var own = Prints(trial.Estimator, trial.Model);
        var alike =
            from mistake in Known
            let made = mistake.Made with { Samples = Samples(trial.Estimator, mistake.Made) }
            let wrong = Prints(made, trial.Model)
            where Everywhere(own, wrong, (a, b) => a.Agrees(b))
            let isSame = Everywhere(own, wrong, (a, b) => a.IsSame(b))
            where Shows(own, wrong, isSame, Prints(made.Right(made.Samples), trial.Model))
            select (mistake.Name, IsSame: isSame, Distance: own.Zip(wrong, (a, b) => a.Distance(b)).Sum());
        var found = alike.ToArray();
        return [.. found.Where(name => name.IsSame || !found.Any(other => other.IsSame))
            .OrderBy(name => name.Distance).Select(name => name.Name)];
    }

    // A mistake that changes nothing, as most do that are made in the weight of a single draw, says nothing; nor does one that leaves the
    // expectations alone, unless it is made in the very same way.
    private static bool Shows(EstimatorPrint[] own, EstimatorPrint[] wrong, bool isSame, EstimatorPrint[] right) => isSame
        ? !Everywhere(wrong, right, (a, b) => a.IsSame(b))
        : !Everywhere(own, right, (a, b) => a.Agrees(b));

    private static bool Everywhere(EstimatorPrint[] a, EstimatorPrint[] b, Func<EstimatorPrint, EstimatorPrint, bool> holds) =>
        a.Zip(b, holds).All(isTrue => isTrue);

    // In two dimensions of one sample, so that means can be integrated.
    private static EstimatorPrint[] Prints(Estimator estimator, ModelCase failing) =>
        [new(estimator, Line), new(Members.WithSamples(estimator, 1) ?? estimator, Plane), new(estimator, failing)];

    private static int Samples(Estimator estimator, MistakenEstimator mistake) =>
        Members.Of(estimator, Members.Samples) is int samples ? samples : mistake.Samples;
}
