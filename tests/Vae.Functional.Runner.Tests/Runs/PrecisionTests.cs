using Vae.Functional.Runner.DataSets;

namespace Vae.Functional.Runner.Tests.Runs;

/// <summary>What bfloat16 products cost a trained model: next to nothing.</summary>
public sealed class PrecisionTests
{
    private const double Nats = 0.2;

    [Fact]
    public void The_bound_on_held_out_digits_is_that_of_float32_within_a_fifth_of_a_nat()
    {
        var network = new Mlp([100], Activation.Relu);
        var spec = new VaeSpec(new Binary((28, 28)), new StandardNormal(10), new DiagonalGaussian(network), new Bernoulli(network));
        var digits = Digits.Generate(count: 1_000, testCount: 200).Data.Binarised(Binarise.Static);

        Assert.Equal(Bound(Precision.Single), Bound(Precision.Emulated), Nats);

        double Bound(Precision precision)
        {
            using var fit = spec.Train(
                digits,
                new TrainingPlan(5, BatchSize: 50, ValidationFraction: 0),
                engine: new EngineOptions(Kind: EngineKind.Embedded, Precision: precision));
            return fit.Evaluate(digits.Test!).Nats;
        }
    }
}
