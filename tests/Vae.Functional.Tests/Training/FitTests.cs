namespace Vae.Functional.Tests.Training;

/// <summary>A trained model in a user's hands.</summary>
public sealed class FitTests : IDisposable
{
    private readonly Fit fit = Specs.Binary.Train(Sets.Bits(), new TrainingPlan(4, BatchSize: 50, LearningRate: 1e-2));

    public void Dispose() => fit.Dispose();

    [Fact]
    public void The_training_data_are_known_again_and_remarked()
    {
        var trained = Assert.IsType<Evaluation.Bound>(fit.Evaluate(Sets.Bits()));
        Assert.Equal("VAE3005", Assert.Single(trained.Remarks).Rule.Id);
        Assert.Contains("\nwarning VAE3005: ", trained.ToString());
        Assert.Empty(fit.Evaluate(Sets.Bits(seed: 2)).Remarks);
    }

    [Fact]
    public void What_is_disposed_says_so_and_can_still_be_saved()
    {
        using var folder = new TemporaryFolder();
        var gone = Specs.Binary.Train(Sets.Bits(20), new TrainingPlan(1));
        var expected = gone.Sample(3);
        gone.Dispose();
        gone.Dispose();
        foreach (var use in new Func<object>[]
            { () => gone.Sample(1), () => gone.Evaluate(Sets.Bits()), () => gone.Encode(Sets.Bits()), () => gone.Reconstruct(Sets.Bits()) })
            Assert.StartsWith("the trained model has been disposed; use it before", Assert.Throws<ObjectDisposedException>(use).Message);
        gone.Save(folder["model.safetensors"]);
        using var again = Fit.Load(folder["model.safetensors"]);
        Assert.Equal(expected, again.Sample(3));
    }

    [Fact]
    public void Shapes_are_those_of_the_spec()
    {
        var data = Sets.Bits(13);
        Assert.Equal(7 * 8, fit.Sample(7).Length);
        Assert.Equal(13 * 8, fit.Reconstruct(data).Length);
        Assert.Equal(13 * 2, fit.Encode(data).Length);
        var evaluation = fit.Evaluate(data);
        Assert.Equal(13, evaluation.Observations);
        Assert.Equal(["divergence", "reconstruction"], evaluation.Terms.Keys);
    }

    [Fact]
    public void Everything_is_a_pure_function_of_what_is_asked()
    {
        var data = Sets.Bits(30);
        var (sample, reconstruction, code, value) = (fit.Sample(20, 4), fit.Reconstruct(data), fit.Encode(data), fit.Evaluate(data));
        _ = fit.Sample(333, 5);
        _ = fit.Evaluate(Sets.Bits(77));
        Assert.Equal(sample, fit.Sample(20, 4));
        Assert.Equal(reconstruction, fit.Reconstruct(data));
        Assert.Equal(code, fit.Encode(data));
        Assert.Equal(value.Nats, fit.Evaluate(data).Nats);
        Assert.NotEqual(sample, fit.Sample(20, 6));
    }

    [Fact]
    public void More_samples_begin_with_the_same_ones()
    {
        // Also across the boundary of a batch.
        Assert.Equal(fit.Sample(3), fit.Sample(450)[..24]);
    }

    [Fact]
    public void Ancestral_samples_are_draws_and_means_are_means()
    {
        Assert.All(fit.Sample(50), bit => Assert.True(bit is 0 or 1));
        using var means = (Specs.Binary with { Decoding = Decoding.Mean }).Train(Sets.Bits(), new TrainingPlan(1, BatchSize: 50));
        Assert.All(means.Sample(50), mean => Assert.InRange(mean, 1e-6, 1 - 1e-6));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_noise_of_an_evaluation_does_not_depend_on_the_size_of_its_batches(int samples)
    {
        // Matrix products of other sizes round otherwise in their last bits.
        var plan = new EvaluationPlan(new MonteCarlo(samples), Seed: 8);
        var expected = fit.Evaluate(Sets.Bits(), plan).Nats;
        Assert.Equal(expected, fit.Evaluate(Sets.Bits(), plan with { BatchSize = 7 }).Nats, 1e-6);
        Assert.Equal(expected, fit.Evaluate(Sets.Bits(), plan with { BatchSize = 1000 }).Nats, 1e-6);
        Assert.True(Math.Abs(expected - fit.Evaluate(Sets.Bits(), plan with { Seed = 9 }).Nats) > 1e-4);
    }

    [Fact]
    public void Both_estimators_of_the_bound_agree_within_their_errors()
    {
        var analytic = fit.Evaluate(Sets.Bits(), new EvaluationPlan(new AnalyticKl(20)));
        var sampled = fit.Evaluate(Sets.Bits(), new EvaluationPlan(new MonteCarlo(20)));
        // Both share the observations, so that their difference is much smaller than either error.
        Assert.InRange(analytic.Nats - sampled.Nats, -0.05, 0.05);
        Assert.InRange(analytic.StandardError, 0.01, 0.3);
    }

    [Fact]
    public void The_importance_weighted_bound_is_the_tighter_one()
    {
        var elbo = fit.Evaluate(Sets.Bits(), new EvaluationPlan(new AnalyticKl(50)));
        var tighter = fit.Evaluate(Sets.Bits(), new EvaluationPlan(new ImportanceWeighted(50)));
        Assert.True(tighter.Nats > elbo.Nats);
    }

    [Fact]
    public void A_saved_model_is_the_same_model()
    {
        using var folder = new TemporaryFolder();
        fit.Save(folder["model.safetensors"]);
        using var loaded = Fit.Load(folder["model.safetensors"]);
        Assert.Equal(fit.Spec, loaded.Spec);
        Assert.Equal(fit.Plan, loaded.Plan);
        Assert.Equal(fit.History.ToArray(), loaded.History.ToArray());
        Assert.Equal(fit.Sample(9), loaded.Sample(9));
        Assert.Equal(fit.Evaluate(Sets.Bits()).Nats, loaded.Evaluate(Sets.Bits()).Nats);
        loaded.Save(folder["again.safetensors"]);
        Assert.Equal(File.ReadAllBytes(folder["model.safetensors"]), File.ReadAllBytes(folder["again.safetensors"]));
    }

    [Fact]
    public void What_cannot_be_asked_says_so()
    {
        Fails("0 samples were asked for; ask for a positive number", () => fit.Sample(0));
        Fails(
            "2000000000 samples were asked for, more than fit in memory at once; ask for at most 268435448 at a time",
            () => fit.Sample(2_000_000_000));
        Fails("BatchSize is 0; give a positive number", () => fit.Evaluate(Sets.Bits(), new EvaluationPlan(BatchSize: 0)));
        Fails("Estimator: Samples is 0; give a positive number", () => fit.Evaluate(Sets.Bits(), new EvaluationPlan(new AnalyticKl(0))));
        Fails(
            "WithBaseline needs the parameter baseline [], which was not trained; evaluate with the estimator of the training plan",
            () => fit.Evaluate(Sets.Bits(), new EvaluationPlan(new WithBaseline())));
        Fails(
            "data: an observation has the shape [4], the spec's has [2, 4]; declare Binary([4]) or give other data",
            () => fit.Encode(Sets.Linear()));
        Fails("nowhere.safetensors: there is no such file", () => Fit.Load("nowhere.safetensors"));
    }

    private static void Fails(string expected, Func<object> act) => Assert.Equal(expected, Assert.Throws<VaeException>(act).Message);
}
