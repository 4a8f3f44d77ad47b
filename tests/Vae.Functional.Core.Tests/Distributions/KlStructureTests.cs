using Vae.Functional.Distributions;
using Vae.Functional.Tensors;

namespace Vae.Functional.Core.Tests.Distributions;

/// <summary>What follows from the form of distributions, against integrals.</summary>
public sealed class KlStructureTests
{
    [Fact]
    public void From_a_point_mass_to_counts_it_is_minus_the_log_mass_of_the_point()
    {
        var point = new PointMassDistribution(Constant(3));
        var divergence = KlStructure.Divergence(point, new PoissonDistribution(Constant(2))).OrThrow();
        Assert.Equal(2 + Math.Log(6) - 3 * Math.Log(2), Numbers.Of(divergence).Single(), 1e-13);
    }

    [Fact]
    public void From_a_point_mass_to_a_density_there_is_none() =>
        Assert.Equal(
            "KL from a point mass to StandardNormalDistribution is infinite: that has a density, and a point none; give q a density",
            KlStructure.Divergence(new PointMassDistribution(Constant(3)), new StandardNormalDistribution(1))
                .Match(_ => "", fault => fault.Message));

    [Theory]
    [InlineData(0.4, -1, 0.8)]
    [InlineData(-2, 0.3, 2.5)]
    public void Between_spikes_and_slabs_it_is_its_integral(double logits, double location, double scale)
    {
        var q = new SpikeAndSlabDistribution(Constant(0.7), Normal(0.5, 1.2));
        var p = new SpikeAndSlabDistribution(Constant(logits), Normal(location, scale));
        Assert.Equal(KlTableTests.Integral(q, p), Numbers.Of(KlStructure.Divergence(q, p).OrThrow()).Single(), 1e-8);
    }

    [Fact]
    public void Spikes_and_slabs_weigh_each_component_by_its_own_choice()
    {
        static SpikeAndSlabDistribution Wide(double[] logits, double[] locations) => new(
            Expressions.Reshape(Formulas.Numbers([.. logits]), (1, 2)),
            NormalDistribution.FromScale(Expressions.Reshape(Formulas.Numbers([.. locations]), (1, 2)), 1.0));
        double Of(SpikeAndSlabDistribution q, SpikeAndSlabDistribution p) =>
            Numbers.Of(KlStructure.Divergence(q, p).OrThrow()).Single();
        static SpikeAndSlabDistribution One(double logit, double location) => new(Constant(logit), Normal(location, 1));
        Assert.Equal(
            Of(One(0.7, 2), One(0, 0)) + Of(One(-1, 0.5), One(0, 1)),
            Of(Wide([0.7, -1], [2, 0.5]), Wide([0, 0], [0, 1])),
            1e-13);
    }

    [Fact]
    public void The_bound_of_a_mixture_is_above_its_divergence_and_tight_for_equal_parts()
    {
        MixtureDistribution Mixture(double logit, NormalDistribution a, NormalDistribution b) =>
            new(Expressions.Reshape(Formulas.Numbers([logit, 0]), (1, 2)), [a, b]);
        double Bound(Distribution q, Distribution p) => Numbers.Of(KlStructure.UpperBound(q, p).OrThrow()).Single();

        var q = Mixture(0.4, Normal(-1, 0.5), Normal(2, 0.7));
        foreach (Distribution p in new Distribution[] { Normal(0, 2), Mixture(-0.3, Normal(-1.2, 0.8), Normal(1, 1)) })
            Assert.InRange(Bound(q, p), KlTableTests.Integral(q, p), double.MaxValue);

        var same = Mixture(0.4, Normal(1, 0.5), Normal(1, 0.5));
        Assert.Equal(KlTableTests.Integral(same, Normal(0, 2)), Bound(same, Normal(0, 2)), 1e-9);
        Assert.Equal(0, Bound(q, q), 1e-12);
    }

    private static Expr Constant(double value) => Expressions.Broadcast(value, (1, 1));

    private static NormalDistribution Normal(double location, double scale) =>
        NormalDistribution.FromScale(Constant(location), Constant(scale));
}
