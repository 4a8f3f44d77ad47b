using System.Collections.Immutable;
using System.Diagnostics;

namespace Vae.Functional.Benchmarks.MnistBound;

/// <summary>How long the steps of each epoch took, without the evaluation after it, which the PyTorch script does not do.</summary>
internal sealed class TrainingClock : IProgress<TrainingProgress>
{
    private long start = Stopwatch.GetTimestamp();

    public ImmutableArray<double> SecondsPerEpoch { get; private set; } = [];

    public void Report(TrainingProgress value)
    {
        if (value.Completed is not null)
            start = Stopwatch.GetTimestamp();
        else if (value.Step == value.Steps)
            SecondsPerEpoch = SecondsPerEpoch.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
    }
}
