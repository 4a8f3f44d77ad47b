using System.Collections.Immutable;
using LanguageExt;

namespace Vae.Functional.Runner.Comparisons;

/// <summary>Contenders that were trained with the same seeds on the same data, and what each comes to.</summary>
/// <param name="Entries">In the order in which they were asked for; the first is what the others are held against.</param>
internal sealed record Comparison(ImmutableArray<Comparison.Entry> Entries)
{
    /// <summary>A contender and its scores, a seed each.</summary>
    /// <param name="Id">As the command line names it.</param>
    /// <param name="BySeed">At least one.</param>
    public sealed record Entry(string Id, ImmutableArray<Scores> BySeed)
    {
        /// <summary>What the values are, the same for every seed.</summary>
        public ScoreKind Kind => BySeed[0].Kind;

        /// <summary>The values by seed; null where there are none.</summary>
        public IReadOnlyList<double[]>? Values => BySeed[0].Values is null ? null : [.. BySeed.Select(scores => scores.Values!)];

        /// <summary>The errors by seed.</summary>
        public IReadOnlyList<double[]> Errors => [.. BySeed.Select(scores => scores.Errors)];
    }

    /// <summary>Trains and scores every contender with every seed; told of each.</summary>
    public static Either<Fault, Comparison> Of(
        IReadOnlyList<Contender> contenders, DataSet data, TrainingPlan plan, int seeds, Action<string, ulong> told) =>
        contenders.Map(contender => Enumerable.Range(0, seeds).Map(seed =>
        {
            var own = plan with { Seed = plan.Seed + (ulong)seed };
            told(contender.Id, own.Seed);
            return contender.Score(data, own).MapLeft(fault => new Fault($"{contender.Id}, seed {own.Seed}: {fault.Message}"));
        }).Sequence().Map(scores => new Entry(contender.Id, [.. scores]))).Sequence().Map(entries => new Comparison([.. entries]));
}
