using Vae.Functional.Engine.Checkpoints;

namespace Vae.Functional.Tests.Training;

/// <summary>Trained models against what is known exactly about them.</summary>
public sealed class ExactTests
{
    [Fact]
    public void The_bound_of_a_linear_Gaussian_model_approaches_its_exact_evidence_from_below()
    {
        var data = Sets.Linear();
        using var fit = Specs.Linear.Train(data, new TrainingPlan(150, BatchSize: 30, LearningRate: 1e-2, ValidationFraction: 0));
        var exact = Evidence(fit, data);
        // Where q(z|x) is the posterior, each term of estimator A is log p(x) whatever the draw: its noise vanishes with the gap. The
        // posterior is diagonal only where the decoder's columns are orthogonal; training finds nearly that.
        var bound = fit.Evaluate(data, new EvaluationPlan(new MonteCarlo(64)));
        Assert.InRange(exact - bound.Nats, -0.001, 0.02);
        Assert.Equal("log p(x)", Assert.IsType<Evaluation.Bound>(bound).Of);

        // The importance-weighted bound closes the gap.
        var tighter = fit.Evaluate(data, new EvaluationPlan(new ImportanceWeighted(256)));
        Assert.InRange(exact - tighter.Nats, -0.001, 0.001);
    }

    [Fact]
    public void A_surrogate_can_exceed_the_evidence()
    {
        var data = Sets.Linear();
        var plan = new TrainingPlan(60, BatchSize: 30, LearningRate: 1e-2, ValidationFraction: 0);
        using var fit = (Specs.Linear with { Beta = 0.01 }).Train(data, plan);
        Assert.True(fit.History[^1].Train.Objective > Evidence(fit, data));
        Assert.True(fit.Evaluate(data).Nats < Evidence(fit, data));
    }

    [Fact]
    public void The_frozen_σ_is_its_closed_form_over_the_training_data()
    {
        var (data, plan) = (Sets.Greys(), new TrainingPlan(5, BatchSize: 30, LearningRate: 1e-2, ValidationFraction: 0));
        var spec = Specs.Grey(new OptimalSigma(Floor: 0.001));
        using var fit = spec.Train(data, plan);
        using var folder = new TemporaryFolder();
        fit.Save(folder["fit"]);
        var σ = Checkpoint.Load(folder["fit"]).OrThrow().State.FrozenSigma;
        // Where the posterior is narrow, the decoded mean of a draw is near that of its mean: the two errors differ little.
        var error = Math.Sqrt(fit.Reconstruct(data).Zip(data.Values, (m, x) => (double)(m - x) * (m - x)).Average());
        Assert.InRange(σ, error, 1.3 * error);

        // At that σ the expected log-likelihood has its maximum, −½ (1 + log 2πσ²) for each component.
        var reconstruction = fit.Evaluate(data, new EvaluationPlan(new AnalyticKl(32))).Terms[Term.Reconstruction];
        Assert.Equal(-0.5 * 8 * (1 + Math.Log(2 * Math.PI * σ * σ)), reconstruction, 0.1);
    }

    [Fact]
    public void The_best_epochs_parameters_keep_the_best_epochs_σ()
    {
        var spec = Specs.Grey(new OptimalSigma());
        var plan = new TrainingPlan(40, BatchSize: 30, LearningRate: 0.3, Patience: 3);
        var state = Runs.Train(spec, plan, Sets.Greys());
        Assert.NotEqual(state.Epoch, state.BestEpoch);
        Assert.Equal(Runs.Train(spec, plan with { Epochs = state.BestEpoch }, Sets.Greys()).FrozenSigma, state.ChosenSigma);
        Assert.NotEqual(state.FrozenSigma, state.ChosenSigma);
    }

    [Fact]
    public void A_floor_holds_σ_up()
    {
        var state = Runs.Train(Specs.Grey(new OptimalSigma(Floor: 3)), new TrainingPlan(1), Sets.Greys());
        Assert.Equal(3, state.FrozenSigma);
    }

    // log N(x; b, W Wᵀ + σ² I), a mean over the data, from the decoder's weights alone.
    private static double Evidence(Fit fit, DataSet data)
    {
        using var folder = new TemporaryFolder();
        fit.Save(folder["fit"]);
        var file = SafeTensors.Read(folder["fit"]).OrThrow();
        var weight = file.Find("parameter/decoder.mean.weight").OrThrow().Floats().OrThrow();
        var bias = file.Find("parameter/decoder.mean.bias").OrThrow().Floats().OrThrow();
        var (width, latent) = (bias.Length, weight.Length / bias.Length);
        var covariance = new double[width, width];
        for (var i = 0; i < width; i++)
            for (var j = 0; j < width; j++)
                covariance[i, j] = (i == j ? 0.25 : 0)
                    + Enumerable.Range(0, latent).Sum(k => (double)weight[k * width + i] * weight[k * width + j]);
        var factor = Cholesky(covariance);
        var logDeterminant = 2 * Enumerable.Range(0, width).Sum(i => Math.Log(factor[i, i]));
        return Enumerable.Range(0, data.Count).Average(row =>
        {
            // Forward substitution: L y = x − b, and the quadratic form is |y|².
            var y = new double[width];
            for (var i = 0; i < width; i++)
                y[i] = (data[row][i] - bias[i] - Enumerable.Range(0, i).Sum(j => factor[i, j] * y[j])) / factor[i, i];
            return -0.5 * (width * Math.Log(2 * Math.PI) + logDeterminant + y.Sum(value => value * value));
        });
    }

    private static double[,] Cholesky(double[,] matrix)
    {
        var (size, factor) = (matrix.GetLength(0), new double[matrix.GetLength(0), matrix.GetLength(0)]);
        for (var i = 0; i < size; i++)
            for (var j = 0; j <= i; j++)
            {
                var rest = matrix[i, j] - Enumerable.Range(0, j).Sum(k => factor[i, k] * factor[j, k]);
                factor[i, j] = i == j ? Math.Sqrt(rest) : rest / factor[j, j];
            }
        return factor;
    }
}
