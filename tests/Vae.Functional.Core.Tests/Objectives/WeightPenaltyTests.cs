using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Tensors.Print;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Graphs;

namespace Vae.Functional.Core.Tests.Objectives;

/// <summary>The penalty is taken from what training maximises, and from nothing that is reported as a value.</summary>
public sealed class WeightPenaltyTests
{
    private const int BatchSize = 3;

    private static readonly VaeSpec Penalised = Specs.Grey with { Penalty = new WeightPenalty(0.2) };

    [Fact]
    public void Training_loses_half_λ_times_the_squares_of_the_weights()
    {
        var (plain, penalised) = (Trained(Specs.Grey), Trained(Penalised));
        var squares = Weights(rank: 2).Sum(Squares);
        Assert.Equal(Scalar(plain, Programs.Objective) - 0.1 * squares, Scalar(penalised, Programs.Objective), 1e-12);
        Assert.Equal(Scalar(plain, Programs.Loss) + 0.1 * squares, Scalar(penalised, Programs.Loss), 1e-12);
        Assert.Equal(Scalar(plain, Programs.Value), Scalar(penalised, Programs.Value));
    }

    [Fact]
    public void The_gradient_of_a_weight_gains_λ_times_it_and_that_of_an_offset_nothing()
    {
        var (plain, penalised) = (Trained(Specs.Grey), Trained(Penalised));
        foreach (var parameter in Program(Penalised).Parameters)
        {
            var (gradient, λ) = (Differentiate.OutputName(parameter.Name), parameter.Shape.Rank == 2 ? 0.2 : 0.0);
            for (var i = 0; i < Value(parameter).Count; i++)
                Assert.Equal(plain[gradient].Values[i] + λ * Value(parameter).Values[i], penalised[gradient].Values[i], 1e-12);
        }
    }

    [Fact]
    public void Biases_are_penalised_where_that_is_declared()
    {
        var all = Trained(Specs.Grey with { Penalty = new WeightPenalty(0.2, Biases: true) });
        var offsets = Weights(rank: 1).Sum(Squares);
        Assert.True(offsets > 0.1);
        Assert.Equal(Scalar(Trained(Penalised), Programs.Objective) - 0.1 * offsets, Scalar(all, Programs.Objective), 1e-12);
    }

    [Fact]
    public void Weights_of_a_function_that_is_not_looked_into_are_penalised()
    {
        var squares = new ScaledSquares(3);
        var weights = Expressions.Parameter("w", 3, new Initialisation.Opaque(squares));
        var called = Expressions.Call(squares, Expressions.Input("x", (2, 3)), weights);
        var penalty = Graph.Of(new Output("y", new WeightPenalty(0.2).Of(Graph.Of(new Output("y", called)))));
        var leaves = new Dictionary<string, DenseArray> { ["w"] = DenseArray.Of([3], [1, 2, 3]) };

        Assert.Equal(0.1 * (1 + 4 + 9), Evaluate.Of(penalty, BatchSize, leaves)["y"].Values[0], 1e-12);
    }

    [Fact]
    public void An_evaluation_knows_nothing_of_it() => Assert.Equal(
        $"{Programs.Evaluation(Specs.Grey, new AnalyticKl()).OrThrow()}",
        $"{Programs.Evaluation(Penalised, new AnalyticKl()).OrThrow()}");

    [Fact]
    public void The_objective_is_written_with_it()
    {
        var equations = Formula.Text(Programs.Explained(Specs.Binary with { Penalty = new WeightPenalty(0.02) }, new AnalyticKl()).OrThrow());
        Assert.Equal("log p(x|z) − KL(q‖p) − 0.01·‖W‖²", equations[^1].Right);
    }

    private static Graph Program(VaeSpec spec) => Programs.Training(spec, new AnalyticKl()).OrThrow();

    private static IEnumerable<Expr.Parameter> Weights(int rank) =>
        Program(Specs.Grey).Parameters.Where(parameter => parameter.Shape.Rank == rank);

    private static double Squares(Expr.Parameter parameter) => Value(parameter).Values.ToArray().Sum(value => value * value);

    private static double Scalar(IReadOnlyDictionary<string, DenseArray> found, string output) => found[output].Values[0];

    private static IReadOnlyDictionary<string, DenseArray> Trained(VaeSpec spec)
    {
        var graph = Program(spec);
        var leaves = graph.Parameters.ToDictionary(parameter => parameter.Name, Value);
        leaves[Programs.KlWeightInput] = DenseArray.Scalar(1);
        leaves[VaeModel.ObservationInput] = DenseArray.Generate([BatchSize, 6], i => 0.5 + 0.5 * Math.Sin(i));
        leaves[VaeModel.LatentNoise] = DenseArray.Generate([BatchSize, 2], i => Math.Cos(2 * i));
        return Evaluate.Of(graph, BatchSize, leaves);
    }

    // Any fixed numbers of order one that differ from parameter to parameter.
    private static DenseArray Value(Expr.Parameter parameter) =>
        DenseArray.Generate(parameter.Shape.Bind(1), i => Math.Sin(1 + 2.3 * i + parameter.Name.Length));
}
