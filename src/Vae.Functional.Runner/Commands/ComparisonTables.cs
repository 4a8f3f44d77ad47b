using System.Globalization;
using Vae.Functional.Runner.Comparisons;

namespace Vae.Functional.Runner.Commands;

/// <summary>A comparison as two tables: what each contender comes to, and how far it is from the first.</summary>
internal static class ComparisonTables
{
    private const double Probability = 0.95;

    /// <summary>Value and error of each contender, with standard errors over seeds and observations.</summary>
    public static IEnumerable<string> Standings(Comparison comparison) => Table.Aligned(
    [
        ["contender", "value, nats per observation", "squared error, data units²"],
        .. comparison.Entries.Select(entry => new[] { entry.Id, Value(entry), Mean(CrossedMean.Of(entry.Errors)) }),
    ]);

    /// <summary>Differences to the first contender, paired by seed and by observation.</summary>
    public static IEnumerable<string> Differences(Comparison comparison) => Table.Aligned(
    [
        ["contender", "value", "squared error"],
        .. comparison.Entries.Skip(1).Select(entry => new[]
        {
            entry.Id,
            Difference(comparison.Entries[0], entry),
            Interval(CrossedMean.OfDifference(entry.Errors, comparison.Entries[0].Errors)),
        }),
    ]);

    private static string Value(Comparison.Entry entry) =>
        (entry.Values is { } values ? $"{entry.Kind.Name} {Mean(CrossedMean.Of(values))}" : entry.Kind.Name)
        + (entry.Kind.Why == "" ? "" : $", {entry.Kind.Why}");

    // What is no bound has a place in no ranking.
    private static string Difference(Comparison.Entry reference, Comparison.Entry entry) =>
        new[] { entry, reference }.FirstOrDefault(one => !one.Kind.IsComparable) is { } wrong
            ? $"not compared: the {(wrong.Values is null ? "value" : wrong.Kind.Name)} of {wrong.Id} is {wrong.Kind.Why}"
            : Interval(CrossedMean.OfDifference(entry.Values!, reference.Values!))
                + (entry.Kind == reference.Kind ? "" : $" ({entry.Kind.Name} less {reference.Kind.Name})");

    private static string Mean(CrossedMean mean) => $"{Number(mean.Value, mean)} ± {Number(mean.StandardError, mean)}";

    private static string Interval(CrossedMean mean)
    {
        var (low, high) = mean.Interval(Probability);
        return $"{Number(mean.Value, mean)} [{Number(low, mean)}, {Number(high, mean)}]";
    }

    private static string Number(double value, CrossedMean mean) =>
        value.ToString($"F{Measurement.Decimals(mean.StandardError)}", CultureInfo.InvariantCulture);
}
