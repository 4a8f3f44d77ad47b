namespace Vae.Functional.Tests.Training;

/// <summary>That training learns, stops when it should, and says how it goes.</summary>
public sealed class LearningTests
{
    private static readonly TrainingPlan Plan = new(12, BatchSize: 25, LearningRate: 1e-2, Seed: 3);

    [Fact]
    public void The_bound_rises_on_easy_data()
    {
        using var fit = Specs.Binary.Train(Sets.Bits(), Plan);
        var bounds = fit.History.Select(epoch => epoch.Validation!.Value).ToArray();
        // Eight fair coins have −5.55 nats; the two noisy patterns −0.69 − 8·0.2 = −2.28.
        Assert.InRange(bounds[0], -6.5, -3.5);
        Assert.InRange(bounds[^1], -3.2, -2.0);
        Assert.Equal(12, bounds.Length);
    }

    [Theory]
    [InlineData(Activation.Tanh, 1)]
    [InlineData(Activation.Tanh, 4)]
    [InlineData(Activation.Relu, 2)]
    [InlineData(Activation.Relu, 4)]
    [InlineData(Activation.Sigmoid, 1)]
    [InlineData(Activation.Sigmoid, 3)]
    public void Encoders_of_any_depth_and_activation_learn(Activation activation, int depth)
    {
        var encoder = new Mlp([.. Enumerable.Repeat(12, depth)], activation, Initial: new GlorotNormal());
        var spec = Specs.Binary with { Family = new DiagonalGaussian(encoder), Penalty = new WeightPenalty(1e-3) };
        using var fit = spec.Train(Sets.Bits(), Plan with { Epochs = 30 });
        // Eight fair coins have −5.55 nats: better than that takes a code that tells the patterns apart.
        Assert.InRange(fit.History[^1].Validation!.Value, -4.5, -2.0);
    }

    public static TheoryData<Network, Network> Networks => new()
    {
        {
            new Sequence(new Mlp([12], Activation.Tanh), new BatchNormalisation()),
            new Sequence(new Mlp([12], Activation.Tanh), new BatchNormalisation())
        },
        {
            new Convolutional((1, 8), [8], Activation.Relu, KernelSize: 3, Stride: 1),
            new TransposedConvolutional((1, 8), [8], Activation.Relu, KernelSize: 3, Stride: 1)
        },
        { new Sequence(new SkipConnection(new Mlp([12], Activation.Tanh)), new Dropout(0.1)), new Mlp([12], Activation.Tanh) },
        {
            new Sequence(new Mlp([12], Activation.Tanh), new LayerNormalisation()),
            new Sequence(new Mlp([12], Activation.Relu), new Dropout(0.1))
        },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void Networks_of_any_kind_learn(Network encoder, Network decoder)
    {
        var spec = Specs.Binary with { Family = new DiagonalGaussian(encoder), Likelihood = new Bernoulli(decoder) };
        using var fit = spec.Train(Sets.Bits(), Plan with { Epochs = 30 });
        Assert.InRange(fit.History[^1].Validation!.Value, -4.5, -2.0);
    }

    // 300 observations, 30 of them for validation: what the weights cost is shared among the rest, whatever is evaluated.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_decoder_with_a_posterior_over_its_weights_learns(bool local)
    {
        using var folder = new TemporaryFolder();
        var spec = Specs.Binary with { WeightPosterior = new MeanField(new EmpiricalWeightPrior(), local) };
        using var fit = spec.Train(Sets.Bits(), Plan with { Epochs = 60 });
        Assert.InRange(fit.History[^1].Validation!.Value, -4.5, -2.0);

        var (all, few) = (fit.Evaluate(Sets.Bits()), fit.Evaluate(Sets.Bits(50)));
        Assert.InRange(all.Terms[Term.Weights], 0.1, 2);
        Assert.Equal(all.Terms[Term.Weights], few.Terms[Term.Weights], 1e-5);
        Assert.Equal(all.Terms[Term.Reconstruction] - all.Terms[Term.Divergence] - all.Terms[Term.Weights], all.Nats, 1e-4);
        Assert.StartsWith("log E p(x|w)", Assert.IsType<Evaluation.Bound>(all).Of);
        Assert.NotEqual(all.Nats, fit.Evaluate(Sets.Bits(), new EvaluationPlan(Seed: 1)).Nats);

        fit.Save(folder["model.safetensors"]);
        using var loaded = Fit.Load(folder["model.safetensors"]);
        Assert.Equal(all.Nats, loaded.Evaluate(Sets.Bits()).Nats, 1e-5);
        Assert.Equal(fit.Sample(5), loaded.Sample(5));
    }

    [Fact]
    public void The_epochs_means_are_sums_of_their_terms()
    {
        using var fit = (Specs.Binary with { Beta = 3 }).Train(Sets.Bits(), Plan with { Epochs = 4, KlWarmupEpochs = 2 });
        Assert.Equal([1.5, 3, 3, 3], fit.History.Select(epoch => epoch.KlWeight));
        foreach (var epoch in fit.History)
        {
            var (train, validation) = (epoch.Train, epoch.Validation!);
            var (reconstruction, divergence) = (validation.Terms[Term.Reconstruction], validation.Terms[Term.Divergence]);
            Assert.Equal(train.Value, train.Terms[Term.Reconstruction] - train.Terms[Term.Divergence], 1e-4);
            Assert.Equal(validation.Value, reconstruction - divergence, 1e-4);
            Assert.Equal(validation.Objective, reconstruction - epoch.KlWeight * divergence, 1e-4);
        }
    }

    // A capacity beyond every divergence, which a small step size leaves there, makes the absolute value linear: means can be compared.
    [Fact]
    public void Validation_weighs_by_the_schedules_as_the_epoch_leaves_them()
    {
        using var fit = (Specs.Binary with { KlTerm = new Capacity(2, 200, GrowthEpochs: 2) }).Train(
            Sets.Bits(), Plan with { Epochs = 4, LearningRate = 1e-6, KlWarmupEpochs = 2, KlCycleEpochs = 3 });
        (double Weight, double Capacity)[] ends = [(0.5, 100), (1, 200), (1, 200), (0.5, 200)];
        foreach (var (epoch, (weight, capacity)) in fit.History.Zip(ends))
        {
            var terms = epoch.Validation!.Terms;
            var expected = terms[Term.Reconstruction] - weight * 2 * (capacity - terms[Term.Divergence]);
            Assert.Equal(expected, epoch.Validation.Objective, 1e-3);
        }
    }

    [Fact]
    public void Validation_weighs_as_an_estimator_weighs_and_not_as_its_terms_are_called()
    {
        using var fit = Specs.Binary.Train(Sets.Bits(), Plan with { Epochs = 1, Estimator = new DoubleReconstruction() });
        var validation = fit.History[0].Validation!;
        Assert.Equal(validation.Objective, 2 * validation.Terms[Term.Reconstruction] - validation.Terms[Term.Divergence], 1e-4);
    }

    [Fact]
    public void Early_stopping_keeps_the_best_epoch()
    {
        var plan = Plan with { Epochs = 40, LearningRate = 0.5, Patience = 3 };
        var state = Runs.Train(Specs.Binary, plan, Sets.Bits());
        var values = state.History.Select(epoch => epoch.Validation!.Value).ToArray();
        Assert.Equal(Array.IndexOf(values, values.Max()) + 1, state.BestEpoch);
        Assert.Equal(state.BestEpoch + 3, state.Epoch);
        Assert.False(state.Best.SequenceEqual(state.Parameters));
        Assert.True(state.Best.SequenceEqual(state.Chosen));
        Assert.True(state.Best.SequenceEqual(Runs.Train(Specs.Binary, plan with { Epochs = state.BestEpoch }, Sets.Bits()).Parameters));
    }

    [Fact]
    public void Without_validation_data_every_epoch_is_trained_and_none_is_validated()
    {
        using var fit = Specs.Binary.Train(Sets.Bits(), Plan with { Epochs = 2, ValidationFraction = 0 });
        Assert.Equal(2, fit.History.Length);
        Assert.All(fit.History, epoch => Assert.Null(epoch.Validation));
    }

    [Fact]
    public void Progress_is_told_after_each_step_and_each_epoch()
    {
        List<TrainingProgress> heard = [];
        using var fit = Specs.Binary.Train(Sets.Bits(), Plan with { Epochs = 2, BatchSize = 100 }, new Runs.Listener(heard.Add));
        Assert.Equal(
            [
                (1, 1, 100L, false), (1, 2, 200L, false), (1, 3, 270L, false), (1, 3, 270L, true),
                (2, 1, 370L, false), (2, 2, 470L, false), (2, 3, 540L, false), (2, 3, 540L, true),
            ],
            heard.Select(report => (report.Epoch, report.Step, report.Observations, report.Completed is not null)));
        Assert.All(heard, report => Assert.Equal((2, 3), (report.Epochs, report.Steps)));
        Assert.Equal(fit.History.AsEnumerable(), heard.Select(report => report.Completed).OfType<EpochMetrics>());
    }

    [Fact]
    public void Cancellation_returns_what_has_been_learned_so_far()
    {
        using var stop = new CancellationTokenSource();
        using var fit = Specs.Grey(new OptimalSigma()).Train(Sets.Greys(), Plan, new Runs.Listener(_ => stop.Cancel()), stop.Token);
        Assert.Empty(fit.History);
        // σ is frozen although no epoch has ended.
        Assert.True(double.IsFinite(fit.Evaluate(Sets.Greys()).Nats));
    }

    private static readonly Mlp Encoder = new([8], Activation.Tanh);

    public static TheoryData<Family> Families =>
    [
        new IsotropicGaussian(Encoder), new FullGaussian(Encoder), new LowRankGaussian(Encoder, 2),
        new SemiAmortised(new DiagonalGaussian(Encoder), 2),
    ];

    [Theory]
    [MemberData(nameof(Families))]
    public void Every_family_trains_and_is_measured(Family family)
    {
        Estimator[] estimators = [new AnalyticKl(), new DoublyReparameterised(3), new Denoising(new MaskingNoise(0.1))];
        foreach (var estimator in estimators)
        {
            using var fit = (Specs.Binary with { Family = family }).Train(Sets.Bits(), Plan with { Epochs = 6, Estimator = estimator });
            Assert.True(fit.History[^1].Train.Value > fit.History[0].Train.Value + 0.3);
            var measures = MeasureTable.All.Where(measure => measure.Lacking(fit.Spec) is null);
            Assert.All(fit.Measure(Sets.Bits(seed: 2), [.. measures]), found => Assert.True(double.IsFinite(found.Value), found.ToString()));
        }
    }

    public static TheoryData<Prior> Priors => [new LearnedNormal(2), new MixtureOfGaussians(2, 2), new VampPrior(2, 3)];

    [Theory]
    [MemberData(nameof(Priors))]
    public void Every_prior_is_trained_drawn_from_and_measured(Prior prior)
    {
        Estimator[] estimators = [new MonteCarlo(), new DoublyReparameterised(3), new Denoising(new MaskingNoise(0.1))];
        foreach (var estimator in estimators)
        {
            using var fit = (Specs.Binary with { Prior = prior }).Train(Sets.Bits(), Plan with { Epochs = 6, Estimator = estimator });
            Assert.True(fit.History[^1].Train.Value > fit.History[0].Train.Value + 0.3);
            var measures = MeasureTable.All.Where(measure => measure.Lacking(fit.Spec) is null).ToArray();
            Assert.Contains(measures, measure => measure is AggregateDivergence);
            Assert.All(fit.Measure(Sets.Bits(seed: 2), measures), found => Assert.True(double.IsFinite(found.Value), found.ToString()));
            Assert.All(fit.Sample(20), bit => Assert.True(bit is 0 or 1));
        }
    }

    [Theory]
    [MemberData(nameof(LibraryEstimators))]
    [MemberData(nameof(OwnEstimators))]
    public void Every_estimator_trains_the_users_own_too(Estimator estimator)
    {
        using var fit = Specs.Binary.Train(Sets.Bits(), Plan with { Epochs = 6, Estimator = estimator });
        Assert.True(fit.History[^1].Train.Value > fit.History[0].Train.Value + 0.3);
        var evaluation = fit.Evaluate(Sets.Bits(seed: 2));
        Assert.Equal(estimator.Claims.LowerBoundOf is null ? typeof(Evaluation.Surrogate) : typeof(Evaluation.Bound), evaluation.GetType());
    }

    private static readonly Estimator[] Library =
    [
        new AnalyticKl(2), new MonteCarlo(), new StickingTheLanding(2), new Functional.ImportanceWeighted(5), new ImportanceSampled(3),
        new DoublyReparameterised(4), new Renyi(0.5, 3), new Denoising(new MaskingNoise(0.1)),
    ];

    [Fact]
    public void No_estimator_of_the_library_is_left_out() => Assert.Equal(
        typeof(Estimator).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Estimator)) && !type.IsAbstract)
            .Select(type => type.Name).Order(),
        Library.Select(estimator => estimator.GetType().Name).Order());

    public static TheoryData<Estimator> LibraryEstimators => [.. Library];

    public static TheoryData<Estimator> OwnEstimators => [new ImportanceWeighted(5), new DoubleReconstruction(), new WithBaseline()];
}
