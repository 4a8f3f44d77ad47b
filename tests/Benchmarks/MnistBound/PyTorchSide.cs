using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Vae.Functional.Benchmarks.Running;

namespace Vae.Functional.Benchmarks.MnistBound;

/// <summary>Runs of the PyTorch script, each in a process of its own with one thread.</summary>
internal sealed record PyTorchSide(Python Python)
{
    public const string Name = "PyTorch";

    /// <summary>Trains and tests one model on rows of bits in files.</summary>
    public async Task<RunResult> Run(
        string trainingFile, string testFile, int width, TrainingPlan plan, CancellationToken cancellation)
    {
        string[] arguments =
        [
            trainingFile, testFile, "--width", $"{width}", "--seed", $"{plan.Seed}", "--epochs", $"{plan.Epochs}",
            "--batch-size", $"{plan.BatchSize}", "--learning-rate", plan.LearningRate.ToString(CultureInfo.InvariantCulture),
        ];
        var output = await Python.Run("mnist_bound.py", arguments, cancellation);
        var result = JsonSerializer.Deserialize<Printed>(output, ComparisonText.JsonStyle)!;
        return new(Name, plan.Seed, result.Bound, result.StandardError, result.SecondsPerEpoch);
    }

    /// <summary>What the script prints.</summary>
    private sealed record Printed(double Bound, double StandardError, ImmutableArray<double> SecondsPerEpoch);
}
