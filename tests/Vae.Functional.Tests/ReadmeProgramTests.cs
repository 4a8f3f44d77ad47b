namespace Vae.Functional.Tests;

/// <summary>The README's program compiles and runs as it stands there.</summary>
public sealed class ReadmeProgramTests
{
    // What stands in the README, but for the data and the file, which the test makes smaller and of its own.
    private static void Program(DataSet grey, VaeSpec spec, string path)
    {
        var data = grey.Binarised(Binarise.Static);
        using Fit fit = spec.Train(data, new TrainingPlan(Epochs: 10));
        Console.WriteLine(fit.Evaluate(data));
        float[] images = fit.Sample(64);
        fit.Save(path);
        Assert.Equal(64 * 6, images.Length);
    }

    [Fact]
    public void It_runs()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "model.safetensors");
        var network = new Mlp([4], Activation.Relu);
        var spec = new VaeSpec(new Binary(6), new StandardNormal(2), new DiagonalGaussian(network), new Bernoulli(network));

        Program(Data.From([.. Enumerable.Range(0, 240).Select(i => i % 7 / 6f)], 6), spec, path);

        using var back = Fit.Load(path);
        Assert.Equal(spec, back.Spec);
    }

    [Fact]
    public void An_evaluation_is_a_value_and_reads_well()
    {
        var network = new Mlp([4], Activation.Relu);
        var spec = new VaeSpec(new Binary(6), new StandardNormal(2), new DiagonalGaussian(network), new Bernoulli(network));
        DataSet Bits(int count) => Data.From([.. Enumerable.Range(0, 6 * count).Select(i => (float)(i % 2))], 6);
        var data = Bits(40);
        using var fit = spec.Train(Bits(30), new TrainingPlan(1));

        Assert.Equal(fit.Evaluate(data), fit.Evaluate(data));
        Assert.NotEqual(fit.Evaluate(data), fit.Evaluate(data, new EvaluationPlan(Seed: 1)));
        Assert.Matches(
            @"^bound: -\d+\.\d\d ± \d+\.\d\d nats per observation \(mean ± standard error over 40 observations\)$",
            fit.Evaluate(data).ToString());
    }

    [Fact]
    public void What_no_machine_can_hold_is_said_in_one_line()
    {
        var network = new Mlp([4], Activation.Relu);
        var spec = new VaeSpec(new Binary((2, 3)), new StandardNormal(2), new DiagonalGaussian(network), new Bernoulli(network));
        var data = Data.From(new float[240], (2, 3));

        Assert.Contains("fewer samples", Fault(() => spec.Train(data, new TrainingPlan(1, Estimator: new AnalyticKl(int.MaxValue)))));
        Assert.Contains("lower the batch size", Fault(() => spec.Train(data, new TrainingPlan(1, Estimator: new AnalyticKl(100_000_000)))));
        Assert.Contains("give smaller extents", Fault(() => Data.From([1f], (100_000, 100_000))));
        Assert.Contains("Family.Network is null", Fault(() => (spec with { Family = new DiagonalGaussian(null!) }).Train(data, new TrainingPlan(1))));
        Assert.Contains("there is no Decoding 7", Fault(() => (spec with { Decoding = (Decoding)7 }).Train(data, new TrainingPlan(1))));
        Assert.Contains("an observation has the shape [3, 2]", Fault(() => spec.Train(Data.From(new float[240], (3, 2)), new TrainingPlan(1))));
        using var huge = spec.Train(data, new TrainingPlan(1, BatchSize: int.MaxValue));
        Assert.Single(huge.History);
    }

    private static string Fault(Func<object> act) => Assert.Throws<VaeException>(act).Message;
}
