using Vae.Functional.Engine.Embedded;
using Vae.Functional.Engine.Evaluation;
using Vae.Functional.Noise;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Engine.Tests.Evaluation;

public sealed class EngineEvaluatorTests
{
    private static readonly VaeSpec Spec = new(
        new Binary(5),
        new StandardNormal(2),
        new DiagonalGaussian(new Mlp([4], Activation.Tanh)),
        new Bernoulli(new Mlp([4], Activation.Tanh)));

    // The two ways round agree draw by draw until rounding turns an acceptance, which so few steps leave alone.
    [Theory]
    [InlineData(AnnealingBase.Prior)]
    [InlineData(AnnealingBase.Posterior)]
    public void Annealing_on_an_engine_is_annealing_by_the_reference(AnnealingBase start)
    {
        var parameters = Programs.Evaluation(Spec, new AnalyticKl()).OrThrow().Parameters.Select((parameter, index) => (parameter, index))
            .ToDictionary(
                pair => pair.parameter.Name,
                pair => DenseArray.Generate(pair.parameter.Shape.Bind(1), i => Math.Sin(1 + 2.3 * i + 0.7 * pair.index)));
        var x = DenseArray.Of([2, 5], [1, 0, 1, 1, 0, 0, 0, 1, 0, 1]);
        var plan = new AnnealingPlan(Temperatures: 5, Chains: 3, LeapfrogSteps: 2, StepSize: 0.3, Base: start);
        using var engine = new EmbeddedEngine();
        using var onEngine = new EngineEvaluator(engine);
        AnnealedEstimate[] With(GraphEvaluator evaluator) =>
            [.. AnnealedImportanceSampling.Run(Spec, parameters, x, plan, NoiseKey.FromSeed(4), evaluator).OrThrow()];

        var (expected, found) = (With(GraphEvaluators.Reference), With(onEngine.Compile));

        for (var i = 0; i < expected.Length; i++)
            for (var chain = 0; chain < plan.Chains; chain++)
                Assert.Equal(expected[i].LogWeights[chain], found[i].LogWeights[chain], 1e-4);
    }

    [Fact]
    public void A_leaf_without_a_value_is_named()
    {
        using var engine = new EmbeddedEngine();
        using var evaluator = new EngineEvaluator(engine);
        var graph = Graph.Of(new Output("y", Expressions.Exp(Expressions.Input("x", [Dimension.Batch]))));
        var run = evaluator.Compile(graph, 1, new Dictionary<string, DenseArray>());

        Assert.Equal("'x' has no value", Assert.Throws<ArgumentException>(() => run(new Dictionary<string, DenseArray>())).Message);
        Assert.Equal(1, run(new Dictionary<string, DenseArray> { ["x"] = DenseArray.Of([1], [0]) })["y"].Values[0]);
    }
}
