using System.Collections.Immutable;

namespace Vae.Functional.Benchmarks.MnistBound;

/// <summary>What all runs have in common; each puts its own seed into the plan.</summary>
internal sealed record Setting(
    string Data, int Width, ulong BinarisationSeed, int TrainingRows, int TestRows, TrainingPlan Plan, string Engine, string PyTorch);

/// <summary>One trained and tested model.</summary>
/// <param name="Who">The side.</param>
/// <param name="Seed">Of initial values, shuffles and noise.</param>
/// <param name="Bound">The bound over the test rows, in nats per image.</param>
/// <param name="StandardError">Of that mean over test rows.</param>
/// <param name="SecondsPerEpoch">Of training steps alone.</param>
internal sealed record RunResult(string Who, ulong Seed, double Bound, double StandardError, ImmutableArray<double> SecondsPerEpoch)
{
    public double Seconds => SecondsPerEpoch.Sum();

    public double MeanSeconds => SecondsPerEpoch.Average();
}

/// <summary>The runs of both sides, and what they come to.</summary>
internal sealed record Comparison(Setting Setting, ImmutableArray<RunResult> Runs)
{
    /// <summary>How far apart the two means may be, in nats per image.</summary>
    public const double Tolerance = 0.5;

    public Side Ours => new(OurSide.Name, [.. Runs.Where(run => run.Who == OurSide.Name)]);

    public Side PyTorch => new(PyTorchSide.Name, [.. Runs.Where(run => run.Who == PyTorchSide.Name)]);

    /// <summary>Ours less PyTorch's: positive where ours is better.</summary>
    public double Difference => Ours.MeanBound - PyTorch.MeanBound;

    // A mean that is not a number is not within anything.
    public bool IsWithinTolerance => Math.Abs(Difference) <= Tolerance;
}

/// <summary>The runs of one side.</summary>
internal sealed record Side(string Who, ImmutableArray<RunResult> Runs)
{
    public double MeanBound => Runs.Average(run => run.Bound);

    /// <summary>Between seeds; not a number for one seed.</summary>
    public double DeviationBetweenSeeds => Math.Sqrt(Runs.Sum(run => Math.Pow(run.Bound - MeanBound, 2)) / (Runs.Length - 1));

    /// <summary>Over all epochs of all runs: a median shrugs off warming up and other programs.</summary>
    public double MedianSecondsPerEpoch
    {
        get
        {
            var seconds = Runs.SelectMany(run => run.SecondsPerEpoch).Order().ToArray();
            return (seconds[(seconds.Length - 1) / 2] + seconds[seconds.Length / 2]) / 2;
        }
    }
}
