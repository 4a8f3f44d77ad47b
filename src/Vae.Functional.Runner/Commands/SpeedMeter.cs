using System.Diagnostics;

namespace Vae.Functional.Runner.Commands;

/// <summary>
/// Observations a second, by epoch, over the batches that were trained on; validation is left out. The clock is read here and nowhere
/// deeper.
/// </summary>
/// <param name="speeds">Where the speeds go. That of an epoch is there before its checkpoint is.</param>
internal sealed class SpeedMeter(IDictionary<int, double> speeds)
{
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private long seenBefore;

    /// <summary>The speed of the epoch so far.</summary>
    public double Measure(TrainingProgress progress)
    {
        if (progress.Completed is null)
        {
            speeds[progress.Epoch] = (progress.Observations - seenBefore) / Math.Max(clock.Elapsed.TotalSeconds, 1e-3);
        }
        else
        {
            seenBefore = progress.Observations;
            clock.Restart();
        }

        return speeds[progress.Epoch];
    }
}
