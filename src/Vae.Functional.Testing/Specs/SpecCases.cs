using FsCheck;
using FsCheck.Fluent;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Testing.Specs;

/// <summary>
/// Small specs over the whole vocabulary (observations, likelihoods, σ policies, β, KL terms, estimators, warm-ups) with plans, parameters
/// and data: for laws that hold for every declaration, such as that what is called a lower bound is one.
/// </summary>
public static class SpecCases
{
    /// <summary>Generated and shrunk cases that satisfy a condition, such as <c>c => c.Spec.Check(c.Plan).IsBound</c>.</summary>
    public static Arbitrary<SpecCase> Where(Func<SpecCase, bool> condition) => Of(seed => Drawn(seed, condition), condition);

    /// <summary>Cases drawn in another way, for a condition that few cases of the whole vocabulary satisfy.</summary>
    internal static Arbitrary<SpecCase> Of(Func<int, SpecCase> drawn, Func<SpecCase, bool> condition) =>
        Arb.From(
            Gen.Choose(0, int.MaxValue - 1).Select(drawn),
            specCase => Smaller(specCase).Where(IsSound).Where(condition));

    /// <summary>One case: the same seed and condition give the same.</summary>
    public static SpecCase Drawn(int seed, Func<SpecCase, bool> condition)
    {
        var draws = new SpecDraws(new Random(seed));
        while (true)
            if (draws.Case() is var drawn && IsSound(drawn) && condition(drawn))
                return drawn;
    }

    private static bool IsSound(SpecCase specCase) => specCase.Spec.Validate().IsSuccess && specCase.Plan.Validate().IsSuccess;

    private static IEnumerable<SpecCase> Smaller(SpecCase specCase)
    {
        var (spec, plan) = (specCase.Spec, specCase.Plan);
        if (plan.KlWarmupEpochs > 0 || plan.Patience > 0)
            yield return specCase with { Plan = plan with { KlWarmupEpochs = 0, KlCycleEpochs = 0, Patience = 0 } };
        if (spec.KlTerm is not null)
            yield return specCase with { Spec = spec with { KlTerm = null } };
        if (spec.Penalty is not null)
            yield return specCase with { Spec = spec with { Penalty = null } };
        if (spec.Beta != 1)
            yield return specCase with { Spec = spec with { Beta = 1 } };
        if (plan.Estimator is not null)
            yield return specCase with { Plan = plan with { Estimator = null } };
        foreach (var (name, value) in specCase.Parameters)
            if (name != OptimalSigma.FrozenInput && value.Values.ContainsAnyExcept(0))
                yield return With(specCase, name, _ => 0);
        foreach (var (name, value) in specCase.Parameters)
            if (value.Values.ToArray().Any(number => number != Math.Round(number, 1)))
                yield return With(specCase, name, number => Math.Round(number, 1));
    }

    private static SpecCase With(SpecCase specCase, string name, Func<double, double> change)
    {
        var value = specCase.Parameters[name];
        var changed = DenseArray.Generate(value.Extents.AsSpan(), i => change(value.Values[i]));
        return specCase with { Parameters = specCase.Parameters.SetItem(name, changed) };
    }
}
