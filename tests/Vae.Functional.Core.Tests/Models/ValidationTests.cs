using LanguageExt;

namespace Vae.Functional.Core.Tests.Models;

/// <summary>Each way in which a declaration cannot be gives one clear line, and all of them are given at once.</summary>
public sealed class ValidationTests
{
    private static readonly Mlp Small = new([4], Activation.Relu);

    public static TheoryData<VaeSpec, string> WrongSpecs => new()
    {
        { Specs.Binary with { Observation = new Binary((28, 0)) }, "Observation: the shape is [28, 0]; give positive extents" },
        { Specs.Binary with { Observation = new Binary((-1, 2)) }, "Observation: the shape is [-1, 2]; give positive extents" },
        { Specs.Binary with { Observation = new Binary(default) }, "Observation: the shape is []; give positive extents" },
        { Specs.Binary with { Observation = new Binary([Dimension.Batch, 2]) }, "Observation: the shape is [B, 2]; give positive extents" },
        {
            Specs.Binary with { Observation = new Binary((100_000, 100_000)) },
            "Observation: the shape is [100000, 100000], more than 2147483591 components; give smaller extents"
        },
        { Specs.Binary with { Prior = new StandardNormal(0) }, "Prior: the latent dimension is 0; give a positive number" },
        { Specs.Binary with { Prior = new StandardNormal(-3) }, "Prior: the latent dimension is -3; give a positive number" },
        {
            Specs.Binary with { Family = new DiagonalGaussian(new Mlp([4, 0], Activation.Relu)) },
            "Family: a hidden layer has size 0; give a positive size"
        },
        {
            Specs.Binary with { Likelihood = new Bernoulli(new Mlp([-4], Activation.Relu)) },
            "Likelihood: a hidden layer has size -4; give a positive size"
        },
        {
            Specs.Binary with { Likelihood = new Bernoulli(new Mlp([4], (Activation)9)) },
            "Likelihood: there is no activation 9; give one of Relu, Tanh, Sigmoid, Softplus"
        },
        { Specs.Binary with { Beta = -1 }, "VAE2004: β = -1 makes no objective; give a finite number that is not negative" },
        { Specs.Binary with { Beta = double.NaN }, "VAE2004: β = NaN makes no objective; give a finite number that is not negative" },
        {
            Specs.Binary with { Beta = double.PositiveInfinity },
            "VAE2004: β = Infinity makes no objective; give a finite number that is not negative"
        },
        {
            Specs.Binary with { Family = new DiagonalGaussian(Small with { Initial = new NormalWeights(0) }) },
            "Family: the deviation of initial weights is 0; give a positive number"
        },
        {
            Specs.Binary with { Likelihood = new Bernoulli(Small with { Initial = new NormalWeights(double.NaN) }) },
            "Likelihood: the deviation of initial weights is NaN; give a positive number"
        },
        { Specs.Binary with { Penalty = new WeightPenalty(-1) }, "Penalty: λ is -1; give a number that is not negative" },
        { Specs.Grey with { Likelihood = new Gaussian(Small, new FixedSigma(0)) }, "Likelihood: Sigma: σ is 0; give a positive number" },
        {
            Specs.Grey with { Likelihood = new Gaussian(Small, new FixedSigma(-0.5)) },
            "Likelihood: Sigma: σ is -0.5; give a positive number"
        },
        {
            Specs.Grey with { Likelihood = new Gaussian(Small, new FixedSigma(double.NaN)) },
            "Likelihood: Sigma: σ is NaN; give a positive number"
        },
        {
            Specs.Grey with { Likelihood = new Gaussian(Small, new SharedSigma(-0.1)) },
            "Likelihood: Sigma: the floor is -0.1; give a number that is not negative"
        },
        {
            Specs.Grey with { Likelihood = new Gaussian(Small, new LearnedSigma(double.NaN)) },
            "Likelihood: Sigma: the floor is NaN; give a number that is not negative"
        },
        {
            Specs.Grey with { Likelihood = new Gaussian(Small, new OptimalSigma(double.PositiveInfinity)) },
            "Likelihood: Sigma: the floor is Infinity; give a number that is not negative"
        },
    };

    public static TheoryData<TrainingPlan, string> WrongPlans => new()
    {
        { new(0), "Epochs is 0; give a positive number" },
        { new(1, BatchSize: -1), "BatchSize is -1; give a positive number" },
        { new(1, LearningRate: 0), "LearningRate is 0; give a positive number" },
        { new(1, Optimiser: new Adam(Beta1: 1)), "Optimiser: Beta1 is 1; give a number from 0 up to, but not including, 1" },
        { new(1, Optimiser: new AdamW(-0.1)), "Optimiser: WeightDecay is -0.1; give a number that is not negative" },
        { new(1, Optimiser: new Adagrad(double.NaN)), "Optimiser: Epsilon is NaN; give a number that is not negative" },
        { new(1, Optimiser: new Sgd(-0.5)), "Optimiser: Momentum is -0.5; give a number from 0 up to, but not including, 1" },
        { new(1, LearningRate: -1e-3), "LearningRate is -0.001; give a positive number" },
        { new(1, LearningRate: double.NaN), "LearningRate is NaN; give a positive number" },
        { new(1, LearningRate: double.PositiveInfinity), "LearningRate is Infinity; give a positive number" },
        { new(1, ValidationFraction: 1), "ValidationFraction is 1; give a number from 0 up to, but not including, 1" },
        { new(1, ValidationFraction: -0.1), "ValidationFraction is -0.1; give a number from 0 up to, but not including, 1" },
        { new(1, ValidationFraction: double.NaN), "ValidationFraction is NaN; give a number from 0 up to, but not including, 1" },
        { new(1, Patience: -1), "Patience is -1; give 0 or a positive number" },
        { new(1, Patience: 2, ValidationFraction: 0), "Patience needs validation data; give a ValidationFraction above 0" },
        { new(1, Batching: (Batching)7), "there is no Batching 7; give one of Shuffled, Consecutive" },
        { new(1, KlWarmupEpochs: -1), "KlWarmupEpochs is -1; give 0 or a positive number" },
        { new(1, KlCycleEpochs: -1), "KlCycleEpochs is -1; give 0 or a positive number" },
        { new(1, Estimator: new AnalyticKl(0)), "Estimator: Samples is 0; give a positive number" },
        { new(1, Estimator: new MonteCarlo(-1)), "Estimator: Samples is -1; give a positive number" },
    };

    [Theory]
    [MemberData(nameof(WrongSpecs))]
    public void A_wrong_spec_says_so_in_one_line(VaeSpec spec, string expected) => Assert.Equal([expected], Faults(spec.Validate()));

    [Theory]
    [MemberData(nameof(WrongPlans))]
    public void A_wrong_plan_says_so_in_one_line(TrainingPlan plan, string expected) => Assert.Equal([expected], Faults(plan.Validate()));

    [Fact]
    public void A_wrong_evaluation_plan_says_so_in_one_line()
    {
        Assert.Equal(["BatchSize is 0; give a positive number"], Faults(new EvaluationPlan(BatchSize: 0).Validate()));
        Assert.Equal(["Estimator: Samples is 0; give a positive number"], Faults(new EvaluationPlan(new AnalyticKl(0)).Validate()));
        Assert.Empty(Faults(new EvaluationPlan().Validate()));
    }

    [Fact]
    public void All_faults_are_given_at_once()
    {
        var wrong = new VaeSpec(
            new Binary(0),
            new StandardNormal(0),
            new DiagonalGaussian(new Mlp([0, -1], Activation.Relu)),
            new Bernoulli(new Mlp([0], Activation.Relu)),
            Beta: -1);
        Assert.Equal(6, Faults(wrong.Validate()).Length);
        Assert.Equal(3, Faults(new TrainingPlan(0, 0, LearningRate: 0).Validate()).Length);
    }

    [Fact]
    public void Only_what_cannot_be_is_refused()
    {
        Assert.Empty(Faults(Specs.Binary.Validate()));
        Assert.Empty(Faults((Specs.Grey with { Beta = 0, Decoding = Decoding.Mean }).Validate()));
        Assert.Empty(Faults((Specs.Grey with { Likelihood = new Gaussian(new Mlp([], Activation.Relu), new SharedSigma()) }).Validate()));
        Assert.Empty(Faults(new TrainingPlan(1, ValidationFraction: 0).Validate()));
    }

    [Theory]
    [InlineData(0, 0.0, 1.0)]
    [InlineData(0, 7.5, 1.0)]
    [InlineData(4, 0.0, 0.0)]
    [InlineData(4, 1.0, 0.25)]
    [InlineData(4, 3.5, 0.875)]
    [InlineData(4, 4.0, 1.0)]
    [InlineData(4, 100.0, 1.0)]
    public void The_weight_of_the_divergence_grows_linearly_to_one(int warmup, double epochs, double expected) =>
        Assert.Equal(expected, new TrainingPlan(10, KlWarmupEpochs: warmup).KlWeight().At(epochs));

    private static string[] Faults<T>(Validation<Fault, T> validation) =>
        validation.Match(Succ: _ => System.Array.Empty<string>(), Fail: faults => [.. faults.Map(fault => fault.Message)]);
}
