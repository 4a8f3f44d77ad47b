using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Tests.Training;

/// <summary>What an estimator of the user's own may do, and what is said where it breaks the contract.</summary>
public sealed class EstimatorContractTests
{
    private static readonly VaeSpec Spec = new(
        new Binary(6), new StandardNormal(2), new DiagonalGaussian(new Mlp([4], Activation.Tanh)), new Bernoulli(new Mlp([4], Activation.Tanh)));

    [Fact]
    public void It_need_not_weigh_the_divergence()
    {
        var data = Data.From([.. Enumerable.Range(0, 300).Select(i => (float)(i % 3 % 2))], 6);
        using var fit = Spec.Train(data, new TrainingPlan(2, BatchSize: 10, Estimator: new Unweighted()));

        Assert.True(double.IsFinite(fit.Evaluate(data).Nats));
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_it_builds_is_held_to_its_contract(Shaped estimator, string message)
    {
        var fault = Programs.Training(Spec, estimator).Match(Right: _ => "", Left: wrong => wrong.Message);

        Assert.Contains(message, fault);
        Assert.DoesNotContain('\n', fault);
    }

    public static TheoryData<Shaped, string> Broken() => new()
    {
        { new("a scalar", (model, value) => Of(MeanAll(value))), "gives a value of shape [];" },
        { new("a vector of one", (model, value) => Of(Reshape(MeanAll(value), [1]))), "gives a value of shape [1];" },
        { new("twice the batch", (model, value) => Of(VaeModel.Repeated(Reshape(value, [Dimension.Batch, 1]), 2))), "gives a value of shape [2B, 1];" },
        { new("a reserved name", (model, value) => Of(value, new Term("value", value))), "has a term named 'value'" },
        { new("a name twice", (model, value) => Of(value, new Term("a", value), new Term("a", value))), "has a term named 'a'" },
        { new("a constant", (model, value) => Of(Broadcast(1.0, [Dimension.Batch]))), "depends on no parameter" },
        { new("a mistyped formula", (model, value) => Of(value + Input("odd", 3))), "builds no objective" },
    };

    private static Objective Of(Expr value, params ImmutableArray<Term> terms) => new(value, terms);

    private sealed record Unweighted : Estimator
    {
        public override Claims Claims => new(LowerBoundOf: new Quantity.LogEvidence());

        public override Either<Fault, Objective> Build(VaeModel model)
        {
            var z = model.DrawLatent(model.Posterior, 1);
            return Of(model.LogLikelihood(z, 1) + model.Prior.LogDensity(z) - model.Posterior.LogDensity(z));
        }
    }

    public sealed record Shaped(string Name, Func<VaeModel, Expr, Objective> Bend) : Estimator
    {
        public override Claims Claims => new(LowerBoundOf: new Quantity.LogEvidence());

        public override Either<Fault, Objective> Build(VaeModel model) => new MonteCarlo().Build(model).Map(objective => Bend(model, objective.Value));

        public override string ToString() => Name;
    }
}
