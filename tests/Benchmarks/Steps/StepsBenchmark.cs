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
            var seconds = await Turns.Take([.. taking.Select(one => one.Made)], options.Rounds, options.WarmUp, cancellation);
            var byName = taking.Zip(seconds, (one, own) => (one.Name, Own: own)).ToDictionary(one => one.Name, one => one.Own);
            return [.. entered.Select(one => one.Made.Match(
                Right: made => Row(entry, one.Name, byName, made.Note),
                Left: fault => Row(entry, one.Name, byName, fault.Message)))];
        }
        finally
        {
            foreach (var (_, contestant) in taking)
                contestant.Dispose();
        }
    }

    private static StepRow Row(Entry entry, string name, Dictionary<string, ImmutableArray<double>> seconds, string note)
    {
        var took = seconds.TryGetValue(name, out var own);
        return new(
            entry.Model.Name, entry.Model.Batch, entry.Threads, name, took ? 1e3 * Turns.Median(own) : null, RatioTo(Contestant.Floor),
            RatioTo(Contestant.PyTorch), note);

        // Round by round: what slows a round slows both.
        double? RatioTo(string other) => took && seconds.TryGetValue(other, out var others)
            ? Turns.Median(own.Zip(others, (mine, theirs) => mine / theirs))
            : null;
    }
}
