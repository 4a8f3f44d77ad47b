using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Print;
using Vae.Functional.Tensors.Reference;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Core.Tests.Models;

/// <summary>Weights with a posterior: what is drawn, for whom, and what is paid for.</summary>
public sealed class WeightPosteriorTests
{
    private static readonly MeanField Wide = new(new NormalWeightPrior(), StandardDeviation: 0.3);

    private static readonly VaeSpec Plain = Specs.Binary with { WeightPosterior = Wide };

    private static readonly VaeSpec Local = Specs.Binary with { WeightPosterior = Wide with { Local = true } };

    [Fact]
    public void Every_weight_of_the_decoder_has_a_deviation_and_none_of_the_encoder()
    {
        var parameters = Programs.Training(Plain, new AnalyticKl()).OrThrow().Parameters;
        var decoder = parameters.Where(parameter => parameter.Name.StartsWith("decoder.")).ToArray();
        var encoder = parameters.Except(decoder);
        Assert.Equal(8, decoder.Length);
        Assert.Equal(4, decoder.Count(parameter => parameter.Name.EndsWith(".deviation")));
        Assert.DoesNotContain(encoder, parameter => parameter.Name.EndsWith(".deviation"));
    }

    [Fact]
    public void Plain_draws_are_one_a_batch_and_local_ones_a_row_each()
    {
        Assert.Equal(
            ["decoder.hidden1.bias [4]", "decoder.hidden1.weight [2, 4]", "decoder.logits.bias [6]", "decoder.logits.weight [4, 6]"],
            WeightNoises(Plain));
        Assert.Equal(
            [
                "decoder.hidden1.bias [3B, 4]", "decoder.hidden1.weight [3B, 4]",
                "decoder.logits.bias [3B, 6]", "decoder.logits.weight [3B, 6]",
            ],
            WeightNoises(Local));
    }

    [Fact]
    public void What_enters_a_row_more_than_once_is_drawn_once_a_batch()
    {
        var kernels = new TransposedConvolutional((2, 3), [2], Activation.Tanh, KernelSize: 3, Stride: 1);
        Assert.Equal(
            [
                "decoder.hidden1.bias [3B, 12]", "decoder.hidden1.weight [3B, 12]",
                "decoder.logits.bias [1]", "decoder.logits.weight [2, 9]",
            ],
            WeightNoises(Local with { Likelihood = new Bernoulli(kernels) }));
        Assert.Contains("decoder.tied [2, 2]", WeightNoises(Local with { Likelihood = new Bernoulli(new Twice()) }));
        var shared = Specs.Grey with { Likelihood = new Gaussian(new Mlp([], Activation.Relu), new SharedSigma(0.1)) };
        Assert.Contains("decoder.scale []", WeightNoises(shared with { WeightPosterior = Local.WeightPosterior }));
    }

    [Fact]
    public void Scales_of_features_are_drawn_for_each_row_about_where_they_start()
    {
        var spec = Local with { Likelihood = new Bernoulli(new Sequence(new Mlp([4], Activation.Tanh), new LayerNormalisation())) };
        Assert.Contains("decoder.then.normalisation.scale [3B, 4]", WeightNoises(spec));
        // At its start a scale differs from p(w) by its deviation alone, as an offset that starts at 0 does.
        var parameters = Programs.Training(spec, new MonteCarlo()).OrThrow().Parameters;
        double Paid(string name)
        {
            var divergence = Wide.Divergence([parameters.Single(parameter => parameter.Name == $"decoder.then.normalisation.{name}")]);
            return Evaluate.Of(Graph.Of(new Output("", divergence)), 1, Started(divergence))[""].Values[0];
        }
        Assert.Equal(Paid("shift"), Paid("scale"), 1e-12);
        Assert.Equal(4 * (Math.Log(1 / 0.3) + 0.045 - 0.5) / 10, Paid("scale"), 1e-12);
    }

    [Fact]
    public void Generation_draws_weights_for_draws_and_takes_their_means_for_the_rest()
    {
        var program = Programs.Generation(Plain).OrThrow();
        Assert.Empty(Graph.Of(new Output("mean", program["mean"])).Noises);
        Assert.Empty(Programs.Moments(Plain).OrThrow().Noises);
        Assert.Equal(5, Graph.Of(new Output("", program["draw"])).Noises.Length);
        Assert.NotEmpty(Programs.FirstDecoderWeights(Plain));
    }

    [Fact]
    public void The_objective_is_written_with_what_the_weights_cost()
    {
        var equations = Formula.Text(Programs.Explained(Plain, new AnalyticKl()).OrThrow());
        Assert.Equal("log p(x|z) − KL(q‖p) − KL(q(w)‖p(w)) / N", equations[^1].Right);
        Assert.Contains(("W_d1~", "W_d1 + σ(W_d1)·ζ"), equations);
        var latex = Formula.Latex(Programs.Explained(Plain, new AnalyticKl()).OrThrow());
        Assert.Contains(@"\mathrm{KL}\left(q(w) \,\|\, p(w)\right)", latex[^1].Right);
    }

    [Fact]
    public void What_needs_the_same_weights_for_all_draws_of_z_refuses_local_ones()
    {
        var fault = Programs.Training(Local, new ImportanceWeighted(5)).Match(Right: _ => "", Left: wrong => wrong.Message);
        Assert.Contains("draws them for each; use MonteCarlo", fault);
        Assert.True(Programs.Training(Local, new ImportanceWeighted(1)).IsRight);
        Assert.True(Programs.Training(Plain, new ImportanceWeighted(5)).IsRight);
    }

    [Fact]
    public void What_makes_no_posterior_is_refused_in_words() => Assert.Equal(
        [
            "WeightPosterior: the standard deviation of the weights' prior is 0; give a positive number",
            "WeightPosterior: σ before training is -1; give a positive number",
        ],
        new MeanField(new NormalWeightPrior(0), StandardDeviation: -1).Faults);

    private static IEnumerable<string> WeightNoises(VaeSpec spec) => Programs.Evaluation(spec, new MonteCarlo(3)).OrThrow().Noises
        .Where(noise => noise.Name.StartsWith("weights."))
        .Select(noise => $"{noise.Name["weights.".Length..]} {noise.Shape}")
        .Order(StringComparer.Ordinal);

    // Every parameter at a constant where it starts, N = 10.
    private static Dictionary<string, DenseArray> Started(Expr divergence) => Graph.Of(new Output("", divergence)).Parameters.ToDictionary(
        parameter => parameter.Name,
        parameter => DenseArray.Generate(parameter.Shape.Bind(1), _ => ((Initialisation.Constant)parameter.Initialisation).Value))
        .Append(KeyValuePair.Create(MeanField.ObservationsInput, DenseArray.Scalar(10))).ToDictionary();

    private sealed record Twice : Network
    {
        public override Expr Features(Expr input, Scope scope)
        {
            var tied = Parameter($"{scope.Name}.tied", (2, 2), new Initialisation.GlorotUniform());
            return MatrixMultiply(Tanh(MatrixMultiply(input, tied)), tied);
        }

        public override IEnumerable<string> Faults => [];
    }
}
