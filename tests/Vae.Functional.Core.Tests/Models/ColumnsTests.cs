using Vae.Functional.Noise;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Core.Tests.Models;

/// <summary>A table of two bits, a real number and two counts: its likelihood beside those of its columns, written out.</summary>
public sealed class ColumnsTests
{
    private static readonly Mlp Linear = new([], Activation.Tanh);

    private static readonly VaeSpec Table = new(
        new Columns(new Binary(2), new Columns(new RealValued(1, Dequantised: true), new Counts(2))),
        new StandardNormal(1),
        new DiagonalGaussian(Linear),
        new ColumnsLikelihood(
            new Bernoulli(Linear), 2, new ColumnsLikelihood(new Gaussian(Linear, new FixedSigma(1)), 1, new Poisson(Linear))));

    [Fact]
    public void A_log_density_is_the_sum_of_those_of_the_columns()
    {
        var given = new VaeModel(Table).Likelihood(Expressions.Input("z", [Dimension.Batch, 1]));
        var graph = Graph.Of(new Output("density", given.LogDensity(Expressions.Input("x", [Dimension.Batch, 5]))));
        var leaves = Leaves(graph);
        leaves["z"] = DenseArray.Of([1, 1], [0.7]);
        leaves["x"] = DenseArray.Of([1, 5], [1, 0, 1.3, 4, 0]);

        double Head(string name, int i) => leaves[$"decoder.{name}.bias"].Values[i] + 0.7 * leaves[$"decoder.{name}.weight"].Values[i];
        double Bit(int i, double x) => x * Head("first.logits", i) - Math.Log(1 + Math.Exp(Head("first.logits", i)));
        double Count(int i, double x, double logFactorial) =>
            x * Head("then.then.log_rate", i) - Math.Exp(Head("then.then.log_rate", i)) - logFactorial;
        var real = -0.5 * (Math.Log(2 * Math.PI) + Math.Pow(1.3 - Head("then.first.mean", 0), 2));
        var expected = Bit(0, 1) + Bit(1, 0) + real + Count(0, 4, Math.Log(24)) + Count(1, 0, 0);
        Assert.Equal(expected, Evaluate.Of(graph, 1, leaves)["density"].Values[0], 1e-9);
    }

    [Fact]
    public void Each_column_is_drawn_from_its_own_likelihood()
    {
        const int rows = 50;
        var program = Programs.Generation(Table).OrThrow();
        var leaves = Leaves(program, rows);
        leaves["z"] = DenseArray.Generate([rows, 1], i => 0.1 * i);
        var drawn = Evaluate.Of(program, rows, leaves)["draw"].Values.ToArray().Chunk(5).ToArray();

        Assert.All(drawn, row => Assert.All(row[..2], bit => Assert.True(bit is 0 or 1)));
        Assert.All(drawn, row => Assert.All(row[3..], count => Assert.True(count >= 0 && double.IsInteger(count))));
        Assert.All(drawn, row => Assert.False(double.IsInteger(row[2])));
        Assert.All(Enumerable.Range(0, 5), column => Assert.True(drawn.Select(row => row[column]).Distinct().Count() > 1));
    }

    [Fact]
    public void Rules_speak_of_each_pair_of_columns()
    {
        VaeSpec With(Likelihood first, Likelihood then, int width = 2) => Table with
        {
            Observation = new Columns(new Binary(2), new Counts(3)), Likelihood = new ColumnsLikelihood(first, width, then),
        };
        static IEnumerable<string> Fired(VaeSpec spec) => spec.Verdict.Findings.Select(finding => finding.Rule.Id);
        var (bits, counts) = (new Bernoulli(Linear), new Poisson(Linear));

        Assert.Empty(Fired(Table));
        Assert.Empty(Fired(With(bits, counts)));
        Assert.Equal(["VAE1001"], Fired(With(bits, bits)));
        Assert.Equal(["VAE1003"], Fired(With(counts, counts)));
        Assert.Equal(["VAE1012"], Fired(With(bits, counts, width: 3)));
        Assert.Equal(["VAE1002"], Fired(Table with { Likelihood = counts }));
        Assert.Equal(["VAE1002"], Fired(With(bits, counts) with { Observation = new RealValued(5) }));
        Assert.Equal(5, Table.Facts.Width.Value);
    }

    [Fact]
    public void An_encoder_reads_each_column_as_its_observation_does()
    {
        var columns = new Columns(new Counts(1), new Categories(2, 3));
        var read = columns.Recognised(Expressions.Input("x", [Dimension.Batch, 3]));
        var leaves = new Dictionary<string, DenseArray> { ["x"] = DenseArray.Of([1, 3], [3, 0, 2]) };

        Assert.Equal([Math.Log(4), 1, 0, 0, 0, 0, 1], Evaluate.Of(Graph.Of(new Output("read", read)), 1, leaves)["read"].Values.ToArray());
        Assert.Equal(7, columns.RecognisedWidth);
    }

    [Theory]
    [InlineData("Observation: the shape is [3], and its columns are 1 and 4; make Columns anew in place of with")]
    [InlineData("Likelihood: FirstWidth is 0; give a positive number")]
    [InlineData("Likelihood: First and Then have different networks, and columns share one; give both the same")]
    [InlineData("Likelihood: OptimalSigma is of whole observations, not of some columns; give a SharedSigma")]
    public void What_is_wrong_is_said_in_a_line(string expected) => Assert.Contains(
        expected,
        (new Columns(new Counts(1), new Binary(2)) with { Then = new Binary(4) }).Faults
            .Concat(new ColumnsLikelihood(new Poisson(Linear), 0, new Gaussian(new Mlp([2], Activation.Tanh), new OptimalSigma())).Faults));

    // Numbers of order one, no two alike.
    private static Dictionary<string, DenseArray> Leaves(Graph graph, int rows = 1)
    {
        var key = NoiseKey.FromSeed(3);
        return graph.Parameters.ToDictionary(parameter => parameter.Name, parameter =>
        {
            var shape = parameter.Shape.Bind(1);
            return DenseArray.Of(shape, FixedNumbers.Normals(key.Then(parameter.Name), shape.Aggregate(1, (size, extent) => size * extent)));
        }).WithNoises(graph, rows, key);
    }
}
