using FsCheck;
using FsCheck.Fluent;
using LanguageExt;
using Vae.Functional.Core.Tests.Models;

namespace Vae.Functional.Engine.Tests.Checkpoints;

public enum Flavour
{
    Plain,
    Salted,
}

/// <summary>An estimator of a user's own, with every type that a parameter may have.</summary>
public sealed record Own(
    Flavour Flavour,
    double Weight,
    float Share,
    ulong Key,
    bool IsOn,
    byte Small,
    Sizes Widths,
    string? Note = null,
    int? Limit = null,
    Estimator? Inner = null) : Estimator
{
    public override Claims Claims => new();

    public override Either<Fault, Objective> Build(VaeModel model) => new AnalyticKl().Build(model);
}

/// <summary>One whose constructor takes what JSON would not give back.</summary>
public sealed record Unwritable(double[] Weights) : Estimator
{
    public override Claims Claims => new();

    public override Either<Fault, Objective> Build(VaeModel model) => new AnalyticKl(Weights.Length).Build(model);
}

/// <summary>Specs and plans to keep.</summary>
internal static class Declarations
{
    public static VaeSpec Spec { get; } = new(
        new Binary((2, 3)),
        new StandardNormal(2),
        new DiagonalGaussian(new Mlp([4], Activation.Relu)),
        new Bernoulli(new Mlp([5], Activation.Tanh)));

    private static readonly Gen<double> Numbers = Gen.Elements(0.1 + 0.2, 1e-300, -0.0, double.NaN, double.PositiveInfinity, Math.PI);

    private static readonly Gen<Estimator> Owns =
        from flavour in Gen.Elements(Enum.GetValues<Flavour>())
        from weight in Numbers
        from key in Gen.Elements(0UL, ulong.MaxValue, 1UL << 63)
        from isOn in Gen.Elements(true, false)
        from note in Gen.Elements<string?>(null, "", "\"ß\n\\ \u2028 \0")
        from limit in Gen.Elements<int?>(null, int.MinValue, 7)
        from inner in Gen.Elements<Estimator?>(null, new MonteCarlo(4))
        select (Estimator)new Own(flavour, weight, (float)weight, key, isOn, 255, [3, 1], note, limit, inner);

    public static Gen<VaeSpec> Specs => SpecGenerator.Specs;

    public static Gen<TrainingPlan> Plans { get; } =
        from epochs in Gen.Choose(1, 1000)
        from batch in Gen.Choose(1, 1000)
        from estimator in Gen.OneOf(
            Gen.Elements<Estimator?>(null, new AnalyticKl(3), new MonteCarlo()),
            Owns.Select(Estimator? (own) => own))
        from rate in Gen.Elements(1e-3, 0.1 + 0.2, 1e-9)
        from seed in Gen.Elements(0UL, 42UL, ulong.MaxValue)
        from patience in Gen.Choose(0, 3)
        from warmup in Gen.Choose(0, 3)
        select new TrainingPlan(epochs, batch, estimator, rate, seed, 0.2, patience, warmup);
}
