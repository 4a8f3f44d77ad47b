using System.Collections.Immutable;
using System.Diagnostics;
using LanguageExt;
using Vae.Functional.Benchmarks.Running;
using Vae.Functional.Benchmarks.Steps.Contestants;

namespace Vae.Functional.Benchmarks.Steps;

/// <summary>What is run.</summary>
/// <param name="Models">In this order.</param>
/// <param name="Contestants">Likewise.</param>
/// <param name="Threads">Of each contestant.</param>
/// <param name="Rounds">Turns of each contestant; an odd number has a median among them.</param>
/// <param name="Operations">Multiplications and additions in the matrix products of a round, which say how many steps it has.</param>
/// <param name="WarmUp">How long each trains before it is timed.</param>
internal sealed record StepsOptions(
    ImmutableArray<StepModel> Models, ImmutableArray<Contestant> Contestants, int Threads, int Rounds, double Operations, TimeSpan WarmUp);

/// <summary>Times contestants in turn, A B C A B C …, so that a slow minute of the machine meets all of them.</summary>
internal static class StepsBenchmark
{
    // A round of fewer is over before it can be timed.
    private const int FewestSteps = 4;

    public static async Task<ImmutableArray<StepRow>> Run(StepsOptions options, TextWriter output, CancellationToken cancellation)
    {
        var python = await Python.Find(cancellation);
        var rows = ImmutableArray.CreateBuilder<StepRow>();
        foreach (var model in options.Models)
        {
            var steps = Math.Max(FewestSteps, (int)(options.Operations / StepMultiplies.Operations(model)));
            output.Write(StepRowText.Heading(model, options.Threads, options.Rounds, steps));
            foreach (var row in await Rows(new Entry(model, options.Threads, steps, python), options, cancellation))
            {
                rows.Add(row);
                output.Write(StepRowText.Line(row));
            }
        }
        return rows.ToImmutable();
    }

    private static async Task<ImmutableArray<StepRow>> Rows(Entry entry, StepsOptions options, CancellationToken cancellation)
    {
        var entered = options.Contestants.Select(contestant => (contestant.Name, Made: contestant.Enter(entry))).ToArray();
        var taking = entered.SelectMany(one => one.Made.RightToSeq().Map(made => (one.Name, Made: made))).ToArray();
        try
        {
            foreach (var (_, contestant) in taking)
                await WarmUp(contestant, options.WarmUp, cancellation);
            var seconds = taking.ToDictionary(one => one.Name, _ => new List<double>());
            for (var round = 0; round < options.Rounds; round++)
                foreach (var (name, contestant) in taking)
                {
                    // What one leaves behind is not collected in the next one's turn.
                    GC.Collect();
                    seconds[name].Add(await contestant.Round(cancellation));
                }
            return [.. entered.Select(one => one.Made.Match(
                Right: made => Row(entry, one.Name, seconds, made.Note),
                Left: fault => Row(entry, one.Name, seconds, fault.Message)))];
        }
        finally
        {
            foreach (var (_, contestant) in taking)
                contestant.Dispose();
        }
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

    private static StepRow Row(Entry entry, string name, Dictionary<string, List<double>> seconds, string note)
    {
        var own = seconds.GetValueOrDefault(name);
        return new(
            entry.Model.Name, entry.Model.Batch, entry.Threads, name, own is null ? null : 1e3 * Median(own), RatioTo(Contestant.Floor),
            RatioTo(Contestant.PyTorch), note);

        // Round by round: what slows a round slows both.
        double? RatioTo(string other) => own is not null && seconds.TryGetValue(other, out var others)
            ? Median(own.Zip(others, (mine, theirs) => mine / theirs))
            : null;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
