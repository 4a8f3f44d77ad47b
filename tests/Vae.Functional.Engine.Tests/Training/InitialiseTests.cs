using MathNet.Numerics.Distributions;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Engine.Training;
using Vae.Functional.Objectives;
using Vae.Functional.Testing.Statistics;

namespace Vae.Functional.Engine.Tests.Training;

/// <summary>Weights before training follow the declared law: in every layer, and in every head.</summary>
public sealed class InitialiseTests
{
    // Six matrices a law: the error rate of a theory's case is 6·10⁻⁶.
    private const double ErrorRate = 1e-6;

    public static TheoryData<InitialWeights?> Laws => [null, new GlorotUniform(), new GlorotNormal(), new NormalWeights(0.01)];

    [Theory]
    [MemberData(nameof(Laws))]
    public void Every_weight_matrix_follows_the_declared_law(InitialWeights? declared)
    {
        var (layout, values) = Initialised(declared);
        var matrices = layout.Parameters.Where(parameter => parameter.Shape.Rank == 2).ToArray();
        Assert.Equal(6, matrices.Length);
        foreach (var matrix in matrices)
        {
            var (fanIn, fanOut, slot) = (matrix.Shape[0].Count, matrix.Shape[1].Count, layout[matrix.Name]);
            var law = Law(declared, fanIn, fanOut);
            double[] probabilities = [.. values.AsSpan(slot.Offset, slot.Count).ToArray().Select(value => law.CumulativeDistribution(value))];
            Assert.True(KolmogorovSmirnov.PValue(probabilities) > ErrorRate, $"{matrix.Name} does not follow {law}");
        }
    }

    [Fact]
    public void Offsets_start_at_zero_whatever_the_law()
    {
        var (layout, values) = Initialised(new NormalWeights(0.01));
        foreach (var bias in layout.Parameters.Where(parameter => parameter.Name is "encoder.hidden1.bias" or "decoder.mean.bias"))
            Assert.Equal(-1, values.AsSpan(layout[bias.Name].Offset, layout[bias.Name].Count).IndexOfAnyExcept(0f));
    }

    // The variances of the papers, not those of the code.
    private static IContinuousDistribution Law(InitialWeights? declared, int fanIn, int fanOut) => declared switch
    {
        NormalWeights { Deviation: var deviation } => new Normal(0, deviation),
        GlorotNormal => new Normal(0, Math.Sqrt(1.0 / (0.5 * (fanIn + fanOut)))),
        _ => new ContinuousUniform(-Math.Sqrt(6) / Math.Sqrt(fanIn + fanOut), Math.Sqrt(6) / Math.Sqrt(fanIn + fanOut)),
    };

    private static (ParameterLayout Layout, float[] Values) Initialised(InitialWeights? law)
    {
        var network = new Mlp([40], Activation.Tanh, Initial: law);
        var spec = new VaeSpec(
            new RealValued(60), new StandardNormal(20), new DiagonalGaussian(network), new Gaussian(network, new LearnedSigma(0.1)));
        var layout = ParameterLayout.Of(Programs.Training(spec, new AnalyticKl()).Value());
        var values = new float[layout.Length];
        Initialise.Fill(layout, seed: 5, values);
        return (layout, values);
    }
}
