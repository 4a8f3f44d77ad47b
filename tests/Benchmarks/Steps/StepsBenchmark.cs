using System.Collections.Immutable;
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
            if (options.Threads > 1)
                output.Write(StepRowText.Independent(options.Threads, IndependentRuns.Speedup(model, options.Threads)));
            output.Write(StepRowText.Columns);
            var entries = Threads(options).Select(asked => (asked.Contestant, new Entry(model, asked.Threads, steps, python)));
            foreach (var row in await Rows([.. entries], options, cancellation))
            {
                rows.Add(row);
                output.Write(StepRowText.Line(row));
            }
        }
        return rows.ToImmutable();
    }

    // Beside all on the threads that are asked for, ours on one: what several threads are compared with.
    private static IEnumerable<(Contestant Contestant, int Threads)> Threads(StepsOptions options) =>
    [
        .. options.Contestants.Select(contestant => (contestant, options.Threads)),
        .. options.Contestants.Where(contestant => options.Threads > 1 && contestant.IsOurs).Select(contestant => (contestant, 1)),
    ];

    private static async Task<ImmutableArray<StepRow>> Rows(
        ImmutableArray<(Contestant Contestant, Entry Entry)> entries, StepsOptions options, CancellationToken cancellation)
    {
        var entered = entries.Select(one => (Key: (one.Contestant.Name, one.Entry.Threads), one.Entry, Made: one.Contestant.Enter(one.Entry))).ToArray();
        var taking = entered.SelectMany(one => one.Made.RightToSeq().Map(made => (one.Key, Made: made))).ToArray();
        try
        {
            var seconds = await Turns.Take([.. taking.Select(one => one.Made)], options.Rounds, options.WarmUp, cancellation);
            var byKey = taking.Zip(seconds, (one, own) => (one.Key, Own: own)).ToDictionary(one => one.Key, one => one.Own);
            return [.. entered.Select(one => Row(one.Entry, one.Key, byKey, one.Made.Match(made => made.Note, fault => fault.Message)))];
        }
        finally
        {
            foreach (var (_, contestant) in taking)
                contestant.Dispose();
        }
    }

    private static StepRow Row(
        Entry entry, (string Name, int Threads) key, Dictionary<(string Name, int Threads), ImmutableArray<double>> seconds, string note)
    {
        var took = seconds.TryGetValue(key, out var own);
        return new(
            entry.Model.Name, entry.Model.Batch, key.Threads, key.Name, took ? 1e3 * Turns.Median(own) : null, RatioTo(Contestant.Floor),
            RatioTo(Contestant.PyTorch), note);

        // Round by round, on as many threads: what slows a round slows both.
        double? RatioTo(string other) => took && seconds.TryGetValue((other, key.Threads), out var others)
            ? Turns.Median(own.Zip(others, (mine, theirs) => mine / theirs))
            : null;
    }
}
