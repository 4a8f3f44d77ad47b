using FsCheck;
using FsCheck.Fluent;
using Vae.Functional.Testing;

namespace Vae.Functional.Core.Tests.Models;

/// <summary>Declarations are values: compared by content, changed by <c>with</c>.</summary>
public sealed class ValueTests
{
    [Fact]
    public void Specs_built_alike_are_equal() =>
        Laws.Hold(
            "specs built alike are equal",
            Arb.From(Gen.Choose(0, int.MaxValue)),
            seed => Build(seed) == Build(seed) && Build(seed).GetHashCode() == Build(seed).GetHashCode(),
            seed: 31,
            count: 200);

    [Fact]
    public void A_spec_is_equal_exactly_where_it_prints_the_same() =>
        Laws.Hold(
            "equality is equality of what was declared",
            Arb.From(SpecGenerator.Specs.Two()),
            pair => (pair.Item1 == pair.Item2) == (pair.Item1.ToString() == pair.Item2.ToString()),
            seed: 32,
            count: 300);

    [Fact]
    public void Every_member_takes_part_in_equality()
    {
        var spec = Specs.Grey;
        VaeSpec[] others =
        [
            spec with { Observation = new UnitInterval((3, 2)) },
            spec with { Observation = new RealValued((2, 3)) },
            spec with { Prior = new StandardNormal(3) },
            spec with { Family = new DiagonalGaussian(new Mlp([4, 4], Activation.Relu)) },
            spec with { Family = new DiagonalGaussian(new Mlp([4], Activation.Tanh)) },
            spec with { Likelihood = new Gaussian(new Mlp([4], Activation.Relu), new LearnedSigma(0.02)) },
            spec with { Likelihood = new Gaussian(new Mlp([4], Activation.Relu), new SharedSigma(0.01)) },
            spec with { Beta = double.NaN },
            spec with { Decoding = Decoding.Mean },
            spec with { AcceptSurrogate = "yes" },
        ];
        Assert.All(others, other => Assert.NotEqual(spec, other));
        Assert.Equal(others.Length, others.Distinct().Count());
        Assert.Equal(spec with { Beta = double.NaN }, spec with { Beta = double.NaN });
    }

    [Fact]
    public void Collection_expressions_keep_their_elements()
    {
        Sizes sizes = [400, 200];
        Shape shape = [Dimension.Batch, 784];
        Assert.Equal([400, 200], sizes.ToArray());
        Assert.Equal("[B, 784]", shape.ToString());
        Assert.Equal([3, 1, 4], new Mlp([3, 1, 4], Activation.Relu).Hidden);
        Assert.Equal(default(Sizes), (Sizes)[]);
    }

    [Fact]
    public void Whole_numbers_and_tuples_are_shapes()
    {
        Assert.Equal(new Binary([7]), new Binary(7));
        Assert.Equal(new Binary([2, 3]), new Binary((2, 3)));
        Assert.Equal(new Binary([1, 2, 3]), new Binary((1, 2, 3)));
        Assert.Equal(6, new Binary((1, 2, 3)).Width);
        Assert.NotEqual<Observation>(new Binary(6), new Binary((2, 3)));
    }

    [Fact]
    public void A_spec_prints_what_was_declared_and_nothing_else() => Assert.Equal(
        "VaeSpec { Observation = UnitInterval { Shape = [2, 3], Dequantised = False }, Prior = StandardNormal { Dimension = 2 }, "
        + "Family = DiagonalGaussian { Network = Mlp { Hidden = [4], Activation = Relu, Output = Natural, Initial =  } }, "
        + "Likelihood = Gaussian { Network = Mlp { Hidden = [4], Activation = Relu, Output = Natural, Initial =  }, "
        + "Sigma = LearnedSigma { Floor = 0.01, Link = Softplus } }, "
        + "Beta = 1, Decoding = Ancestral, AcceptSurrogate = , KlTerm = , Shift = 0, Penalty = , WeightPosterior =  }",
        Specs.Grey.ToString());

    [Fact]
    public void A_plan_prints_what_was_declared_and_nothing_else() => Assert.Equal(
        "TrainingPlan { Epochs = 3, BatchSize = 100, Estimator = MonteCarlo { Samples = 2 }, LearningRate = 0.001, Seed = 0, "
        + "ValidationFraction = 0.1, Patience = 0, KlWarmupEpochs = 0, Optimiser = AdamW { WeightDecay = 0.1, Beta1 = 0.9, Beta2 = 0.999, "
        + "Epsilon = 1E-08 }, Batching = Shuffled, KlCycleEpochs = 0 }",
        new TrainingPlan(3, Estimator: new MonteCarlo(2), Optimiser: new AdamW(0.1)).ToString());

    private static VaeSpec Build(int seed) => Gen.Sample(SpecGenerator.Specs, 10, new Rnd((ulong)seed, 1), 1).First();
}
