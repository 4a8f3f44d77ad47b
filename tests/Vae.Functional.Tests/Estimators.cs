using LanguageExt;
using Vae.Functional.Tensors;

namespace Vae.Functional.Tests;

/// <summary>An estimator of a user's own: the importance-weighted bound (Burda, Grosse and Salakhutdinov 2016, equation 8).</summary>
public sealed record ImportanceWeighted(int Samples) : Estimator
{
    public override Claims Claims => new(LowerBoundOf: new Quantity.LogEvidence());

    public override Either<Fault, Objective> Build(VaeModel model)
    {
        var q = model.Posterior;
        var z = model.DrawLatent(q, Samples);
        var logRatio = VaeModel.Repeated(q, Samples).LogDensity(z) - model.Prior.LogDensity(z);
        var logWeight = model.LogLikelihood(z, Samples) - model.KlWeight * logRatio;
        var value = Expressions.LogSumExp(VaeModel.BySample(logWeight, Samples), 0) - Math.Log(Samples);
        return new Objective(value, [new Term("log w", VaeModel.MeanOverSamples(logWeight, Samples))]);
    }
}

/// <summary>One that claims nothing: the reconstruction alone counts double. Its terms have the names that the bound's have.</summary>
public sealed record DoubleReconstruction(float Factor = 2, string? Note = null) : Estimator
{
    public override Claims Claims => new();

    public override Either<Fault, Objective> Build(VaeModel model) =>
        new AnalyticKl().Build(model).Map(bound => bound with { Value = bound.Value + (Factor - 1.0) * bound.Terms[0].Value });
}

/// <summary>One with a trained parameter of its own, which no other estimator knows.</summary>
public sealed record WithBaseline : Estimator
{
    public override Claims Claims => new();

    public override Either<Fault, Objective> Build(VaeModel model)
    {
        var baseline = Expressions.Parameter("baseline", Shape.Scalar, Initialisation.Zeros);
        return new AnalyticKl().Build(model).Map(bound => bound with { Value = bound.Value - Expressions.Square(baseline) });
    }
}

/// <summary>One that cannot be kept in a checkpoint: what it was built from is not among its properties.</summary>
public sealed record Unwritable : Estimator
{
    private readonly double[] weights;

    public Unwritable(double[] weights) => this.weights = weights;

    public override Claims Claims => new();

    public override Either<Fault, Objective> Build(VaeModel model) => new AnalyticKl(weights.Length).Build(model);
}
