using System.Collections.Immutable;
using System.Diagnostics;
using Vae.Functional.Benchmarks.Steps.Contestants;

namespace Vae.Functional.Benchmarks.Steps;

/// <summary>Rounds in turn, A B C A B C …, after each has warmed up.</summary>
internal static class Turns
{
    /// <summary>Seconds a step of each contestant in each round.</summary>
    public static async Task<ImmutableArray<ImmutableArray<double>>> Take(
        IReadOnlyList<IContestant> contestants, int rounds, TimeSpan warmUp, CancellationToken cancellation)
    {
        foreach (var contestant in contestants)
            await WarmUp(contestant, warmUp, cancellation);
        var seconds = contestants.Select(_ => new double[rounds]).ToArray();
        for (var round = 0; round < rounds; round++)
            for (var i = 0; i < contestants.Count; i++)
            {
                // What one leaves behind is not collected in the next one's turn.
                GC.Collect();
                seconds[i][round] = await contestants[i].Round(cancellation);
            }
        return [.. seconds.Select(own => own.ToImmutableArray())];
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    // Compilers that learn from what runs need several rounds, and pauses between them.
    private static async Task WarmUp(IContestant contestant, TimeSpan atLeast, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        for (var round = 0; round < 2 || Stopwatch.GetElapsedTime(start) < atLeast; round++)
        {
            await contestant.Round(cancellation);
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
        }
    }
}
