using System.Collections.Immutable;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing;
using Vae.Functional.Testing.Graphs;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Core.Tests.Models;

/// <summary>Features on one scale over the batch in training, and by running statistics elsewhere.</summary>
public sealed class BatchNormalisationTests
{
    private const string Mean = "f.normalisation.mean", Variance = "f.normalisation.variance";
    private static readonly Tolerance Rounding = new(1e-12, 1e-12);
    private static readonly Scope Scope = new("f", "f");

    // Columns of means 4 and 2 and variances 6 and 8; without bias 9 and 12.
    private static readonly ImmutableSortedDictionary<string, DenseArray> Leaves = ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        new Dictionary<string, DenseArray>
        {
            ["x"] = DenseArray.Of([3, 2], [1, 0, 4, 0, 7, 6]),
            ["f.normalisation.scale"] = DenseArray.Of([2], [1, 2]),
            ["f.normalisation.shift"] = DenseArray.Of([2], [0, 5]),
            [Mean] = DenseArray.Of([2], [1, -2]),
            [Variance] = DenseArray.Of([2], [1, 13]),
        });

    [Fact]
    public void Training_takes_mean_and_variance_of_its_batch()
    {
        var normalised = RunningStatistic.OfBatch(Graph.Of(new Output("y", Features(new(Epsilon: 3)))));

        Assert.Empty(normalised.Statistics);
        Same([-1, 5 - 4 / Math.Sqrt(11), 0, 5 - 4 / Math.Sqrt(11), 1, 5 + 8 / Math.Sqrt(11)], Value(normalised, "y"));
    }

    [Fact]
    public void Everything_else_takes_what_was_kept()
    {
        var normalised = Graph.Of(new Output("y", RunningStatistic.Kept(Features(new(Epsilon: 3)))));

        Assert.Equal([Mean, Variance], normalised.Statistics.Select(statistic => statistic.Name).Order(StringComparer.Ordinal));
        Same([0, 6, 1.5, 6, 3, 9], Value(normalised, "y"));
    }

    [Fact]
    public void A_step_moves_what_is_kept_towards_its_batch()
    {
        var step = RunningStatistic.InTraining(Graph.Of(new Output("y", Features(new(Momentum: 0.25)))));

        Same([1.75, -1], Value(step, RunningStatistic.OutputName(Mean)));
        Same([3, 12.75], Value(step, RunningStatistic.OutputName(Variance)));
    }

    [Fact]
    public void All_draws_of_an_observation_are_rows_of_its_batch()
    {
        var draws = Input("x", [new Dimension(3, PerBatch: true), 2]);
        var step = RunningStatistic.InTraining(Graph.Of(new Output("y", new BatchNormalisation(Momentum: 1).Features(draws, Scope))));

        var values = Evaluate.Of(step, batchSize: 1, Leaves);

        Same([4, 2], [.. values[RunningStatistic.OutputName(Mean)].Values]);
        Same([9, 12], [.. values[RunningStatistic.OutputName(Variance)].Values]);
    }

    [Fact]
    public void A_network_that_runs_twice_moves_by_the_mean_of_its_runs()
    {
        var normalisation = new BatchNormalisation(Momentum: 1);
        Expr twice = Features(normalisation) + normalisation.Features(10.0 + 3.0 * Input("x", [Dimension.Batch, 2]), Scope);

        Same([13, 9], Value(RunningStatistic.InTraining(Graph.Of(new Output("y", twice))), RunningStatistic.OutputName(Mean)));
    }

    [Fact]
    public void The_gradient_goes_through_the_statistics_of_the_batch()
    {
        var features = Features(new(), Parameter("x", (3, 2), Initialisation.Zeros));
        var weighed = SumAll(Input("w", (3, 2)) * features);
        var graph = RunningStatistic.OfBatch(Graph.Of(new Output(GraphCase.Objective, weighed)));
        var found = new GraphCase(graph, 3, Leaves.Add("w", DenseArray.Of([3, 2], [1, -2, 0.5, 0.25, 3, 1])));
        var gradients = found.Evaluated(Differentiate.Graph(graph, GraphCase.Objective));

        Assert.Equal(3, graph.Parameters.Length);
        Assert.All(graph.Parameters, parameter => Assert.True(Agreement.Of(
            parameter.Name,
            FiniteDifferences.Of(found, GraphCase.Objective, parameter.Name),
            gradients[Differentiate.OutputName(parameter.Name)],
            new Tolerance(1e-7, 1e-8)).IsRight));
    }

    private static readonly Network Normalising = new Sequence(new Mlp([4], Activation.Tanh), new BatchNormalisation());

    private static readonly VaeSpec Spec = Specs.Binary with
    {
        Family = new DiagonalGaussian(Normalising), Likelihood = new Bernoulli(Normalising),
    };

    public static TheoryData<VaeSpec, Estimator> Programs_ => new()
    {
        { Spec, new ImportanceWeighted(3) },
        { Spec with { Prior = new VampPrior(2, 3) }, new MonteCarlo(2) },
        { Spec with { Family = new SemiAmortised(new DiagonalGaussian(Normalising), 2) }, new AnalyticKl() },
        { Spec with { WeightPosterior = new MeanField(new NormalWeightPrior(), Local: true) }, new AnalyticKl() },
        { Spec with { Penalty = new WeightPenalty(0.1, Biases: true) }, new Denoising(new MaskingNoise(0.2)) },
    };

    [Theory]
    [MemberData(nameof(Programs_))]
    public void Statistics_are_kept_and_not_trained(VaeSpec spec, Estimator estimator)
    {
        var training = Programs.Training(spec, estimator).OrThrow();
        string[] kept = [.. from network in new[] { "decoder", "encoder" } from name in new[] { "mean", "variance" }
                            select $"{network}.then.normalisation.{name}"];

        Assert.Equal(kept, training.Statistics.Select(statistic => statistic.Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            kept.Select(RunningStatistic.OutputName),
            training.Outputs.Select(output => output.Name).Where(RunningStatistic.IsOutput).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(
            training.Parameters, parameter => kept.Any(name => parameter.Name.StartsWith(name, StringComparison.Ordinal)));
        Assert.Equal(
            training.Parameters.Select(parameter => Differentiate.OutputName(parameter.Name)).Order(),
            training.Outputs.Select(output => output.Name).Where(name => name.StartsWith("gradient/", StringComparison.Ordinal)).Order());
        Assert.DoesNotContain(training.Inputs, input => input.Type == ElementType.Truth);
    }

    [Theory]
    [MemberData(nameof(Programs_))]
    public void Nothing_but_training_looks_at_its_batch(VaeSpec spec, Estimator estimator)
    {
        var programs = new[]
        {
            Programs.Evaluation(spec, estimator), Programs.Validation(spec, estimator), Programs.Encoding(spec), Programs.Generation(spec),
            Programs.Moments(spec), Programs.PriorDraw(spec),
        };
        Assert.All(programs, program => Assert.False(LooksAtItsBatch(program.OrThrow())));
        Assert.True(LooksAtItsBatch(RunningStatistic.OfBatch(Graph.Of(new Output("y", Features(new()))))));
    }

    [Fact]
    public void A_prior_made_of_the_encoder_depends_on_no_batch_in_training_either()
    {
        var prior = new VaeModel(Spec with { Prior = new VampPrior(2, 3) }, training: true).Prior;
        Assert.False(LooksAtItsBatch(Graph.Of(new Output("log p(z)", prior.LogDensity(Input("z", [Dimension.Batch, 2]))))));
    }

    // A mean of features over rows, those of a batch or of pseudo-inputs; one over draws is of [L, B].
    private static bool LooksAtItsBatch(Graph program) => program.Nodes.OfType<Expr.Apply>().Any(node =>
        node.Primitive == Primitive.Mean
        && node.Operands[0].Shape is [_, { PerBatch: false }]
        && node.Attributes.Axes.Contains(Axis.Batch));

    private static Expr Features(BatchNormalisation normalisation, Expr? input = null) =>
        normalisation.Features(input ?? Input("x", [Dimension.Batch, 2]), Scope);

    private static double[] Value(Graph graph, string output) => [.. Evaluate.Of(graph, batchSize: 3, Leaves)[output].Values];

    private static void Same(double[] expected, double[] found) => Assert.True(
        Agreement.Of("value", DenseArray.Of([expected.Length], expected), DenseArray.Of([found.Length], found), Rounding).IsRight,
        string.Join(' ', found));
}
