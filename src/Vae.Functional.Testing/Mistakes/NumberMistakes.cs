using System.Collections.Immutable;

namespace Vae.Functional.Testing.Mistakes;

/// <summary>Mistakes that show in how a wrong number relates to the right one.</summary>
public static class NumberMistakes
{
    private static readonly (string Name, Func<double, double> Of)[] Table =
    [
        ("a sign turned", truth => -truth),
        ("a variance in place of a standard deviation", truth => truth * truth),
        ("a standard deviation in place of a variance", Math.Sqrt),
        ("a factor of 2 too many, as of a missing ½", truth => 2 * truth),
        ("a factor of ½ too many", truth => truth / 2),
        ("the constant ½ log 2π left out", truth => truth + 0.5 * Math.Log(2 * Math.PI)),
        ("the constant √2π left out of a density", truth => truth * Math.Sqrt(2 * Math.PI)),
        ("a constant −½ left out", truth => truth + 0.5),
        ("a constant ½ left out", truth => truth - 0.5),
        ("bits in place of nats", truth => truth / Math.Log(2)),
        ("a complement, 1 − p for p", truth => 1 - truth),
        ("a reciprocal, as of a rate for a scale", truth => 1 / truth),
        ("a logarithm left out", Math.Log),
    ];

    /// <summary>The mistakes that turn the right number into the wrong one, the nearest first.</summary>
    /// <param name="found">The wrong number.</param>
    /// <param name="truth">The right one.</param>
    /// <param name="tolerance">How far from it a number may lie, relative to 1 + |number|.</param>
    /// <param name="candidates">Values that known mistakes give for the case at hand.</param>
    public static ImmutableArray<string> LooksLike(
        double found, double truth, double tolerance, params ReadOnlySpan<(string Mistake, double Value)> candidates) =>
    [
        .. candidates.ToArray().Concat(Table.Select(mistake => (Mistake: mistake.Name, Value: mistake.Of(truth))))
            .Select(mistake => (mistake.Mistake, Distance: Math.Abs(found - mistake.Value)))
            .Where(mistake => mistake.Distance <= tolerance * (1 + Math.Abs(found)))
            .OrderBy(mistake => mistake.Distance)
            .Select(mistake => mistake.Mistake),
    ];
}
