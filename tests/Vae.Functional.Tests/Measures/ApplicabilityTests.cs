namespace Vae.Functional.Tests.Measures;

/// <summary>What a measure cannot say of a spec it does not say, and no surrogate goes by the name of a bound.</summary>
public sealed class ApplicabilityTests
{
    private static readonly VaeSpec GreyAsBits = Specs.Binary with { Observation = new UnitInterval((2, 4)) };

    [Fact]
    public void Everything_that_applies_gives_finite_numbers_with_a_unit_and_a_meaning()
    {
        using var fit = Specs.Binary.Train(Sets.Bits(), new TrainingPlan(2));
        var found = fit.Measure(Sets.Bits(seed: 2), MeasureTable.All);
        Assert.All(found, one => Assert.True(double.IsFinite(one.Value) && double.IsFinite(one.StandardError ?? 0), one.ToString()));
        Assert.All(found, one => Assert.DoesNotContain("", new[] { one.Name, one.Unit, one.Of }));
        Assert.Equal(found.Length, found.Select(one => one.Name).Distinct().Count());
        Assert.All(MeasureTable.All, measure => Assert.DoesNotContain("", new[] { measure.Summary, measure.Source }));
        foreach (var (first, second) in found.Zip(fit.Measure(Sets.Bits(seed: 2), MeasureTable.All)))
            Assert.Equal(first, second);
    }

    [Fact]
    public void A_surrogate_has_no_bound_and_no_bits()
    {
        using var fit = GreyAsBits.Train(Sets.Greys(), new TrainingPlan(1));
        var found = fit.Measure(Sets.Greys(seed: 2), new EvidenceBound(), new LogEvidence(Samples: 5));
        Assert.Equal(["surrogate objective", "importance-weighted surrogate", "effective sample size"], found.Select(one => one.Name));
        Assert.Equal(Standing.Surrogate, found[0].Standing);
        Assert.StartsWith("surrogate: a lower bound on log p(x) of the continuous Bernoulli", found[0].What);
        var parts = fit.Measure(Sets.Greys(seed: 2), new RateAndDistortion());
        Assert.Equal((Standing.Unbiased, Standing.Surrogate), (parts[0].Standing, parts[1].Standing));
        Assert.Equal("surrogate: −E log p(x|z) as declared (VAE1001)", parts[1].What);
        Fails(
            "BitsPerDimension does not apply: the values are a surrogate and bound no code length (VAE1001); "
            + "declare a spec whose evaluation is a bound",
            fit,
            new BitsPerDimension());
    }

    [Fact]
    public void A_point_has_no_density_to_measure()
    {
        using var fit = (Specs.Binary with { Family = new PointMass(new Mlp([8], Activation.Tanh)) }).Train(Sets.Bits(), new TrainingPlan(1));
        var said = MeasureTable.All.Where(measure => measure.Lacking(fit.Spec) is not null).Select(measure => measure.GetType());
        Assert.Equal(
        [
            typeof(BitsPerDimension), typeof(LogEvidence), typeof(RateAndDistortion), typeof(DivergencePerComponent),
            typeof(MutualInformation), typeof(AggregateDivergence), typeof(PosteriorCollapse),
        ], said);
        Fails(
            "MutualInformation does not apply: q(z|x) is a point and has no density; declare DiagonalGaussian", fit, new MutualInformation());
        Assert.Equal(
            ["surrogate objective", "active units"],
            fit.Measure(Sets.Bits(), new EvidenceBound(), new ActiveUnits()).Select(one => one.Name).Where(name => !name.StartsWith("activity")));
    }

    [Fact]
    public void Mixtures_of_posteriors_are_of_independent_components()
    {
        var spec = Specs.Binary with { Family = new FullGaussian(new Mlp([8], Activation.Tanh)) };
        Assert.Equal("q(z|x) is a FullNormal; declare DiagonalGaussian", new MutualInformation().Lacking(spec));
        Assert.Null(new MutualInformation().Lacking(spec with { Family = new IsotropicGaussian(new Mlp([8], Activation.Tanh)) }));
    }

    public static TheoryData<Family> Drawn
    {
        get
        {
            var network = new Mlp([8], Activation.Tanh);
            return [new Planar(network, 2), new InverseAutoregressive(network, 2, [6]), new SemiImplicit(network, 2, [6], Draws: 3)];
        }
    }

    [Theory]
    [MemberData(nameof(Drawn))]
    public void What_is_known_by_its_draws_has_bounds_and_codes_and_no_exact_mean(Family family)
    {
        var spec = Specs.Binary with { Family = family, Prior = new FlowPrior(2, 2, [6]) };
        using var fit = spec.Train(Sets.Bits(), new TrainingPlan(2, Estimator: new MonteCarlo()));
        Assert.Matches("^the mean of q\\(z\\|x\\), a (Flow|SemiImplicit), has no closed form; declare DiagonalGaussian$", new ActiveUnits().Lacking(spec));
        var found = fit.Measure(Sets.Bits(seed: 2), [.. MeasureTable.All.Where(measure => measure.Lacking(spec) is null)]);
        Assert.All(found, one => Assert.True(double.IsFinite(one.Value), one.ToString()));
        Assert.Contains("importance-weighted bound", found.Select(one => one.Name));
        Assert.All(fit.Encode(Sets.Bits()), code => Assert.True(float.IsFinite(code)));
        Assert.All(fit.Sample(4), bit => Assert.True(bit is 0 or 1));
    }

    [Fact]
    public void A_squared_error_keeps_no_variance()
    {
        var spec = Specs.Grey(new FixedSigma(1)) with { Likelihood = new MeanSquaredError(new Mlp([8], Activation.Tanh)) };
        Assert.Equal("a squared error has no variance of its own; declare a Gaussian", new VarianceSplit().Lacking(spec));
    }

    [Fact]
    public void Bytes_take_eight_bits_more_than_their_density_says()
    {
        using var fit = (Specs.Grey(new FixedSigma(0.3)) with { Observation = new UnitInterval((2, 4), Dequantised: true) })
            .Train(Sets.Greys(), new TrainingPlan(1));
        var found = fit.Measure(Sets.Greys(seed: 2), new BitsPerDimension());
        Assert.Equal(8, found[1].Value - found[0].Value, 1e-9);
    }

    private static void Fails(string expected, Fit fit, Measure measure) =>
        Assert.Equal(expected, Assert.Throws<VaeException>(() => fit.Measure(Sets.Bits(), measure)).Message);
}
