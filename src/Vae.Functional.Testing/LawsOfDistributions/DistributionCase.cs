using System.Collections.Immutable;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Vae.Functional.Testing.LawsOfDistributions;

/// <summary>Values for the parameters of a family, for each component.</summary>
/// <param name="Values">By parameter, then by component.</param>
public sealed record DistributionCase(ImmutableArray<ImmutableArray<double>> Values)
{
    /// <summary>d.</summary>
    public int Components { get; init; } = Values.IsEmpty ? 1 : Values[0].Length;

    /// <summary>Generated and shrunk values for parameters of some domains.</summary>
    public static Arbitrary<DistributionCase> For(ImmutableArray<Domain> domains) => Arb.From(
        Gen.Choose(0, int.MaxValue - 1).Select(seed => Drawn(domains, seed)), drawn => Smaller(domains, drawn));

    /// <summary>One case: the same seed gives the same.</summary>
    public static DistributionCase Drawn(ImmutableArray<Domain> domains, int seed)
    {
        var random = new Random(seed);
        var components = random.Next(1, 4);
        return new([.. domains.Select(domain => Enumerable.Range(0, components).Select(_ => domain.Ordinary(random)).ToImmutableArray())]);
    }

    private static IEnumerable<DistributionCase> Smaller(ImmutableArray<Domain> domains, DistributionCase drawn)
    {
        if (drawn.Components > 1)
            yield return new([.. drawn.Values.Select(values => values[..(drawn.Components - 1)])]);
        for (var i = 0; i < domains.Length; i++)
        {
            var simplest = domains[i].Simplest();
            if (drawn.Values[i].Any(value => value != simplest))
                yield return new(drawn.Values.SetItem(i, [.. drawn.Values[i].Select(_ => simplest)]));
        }
    }

    /// <summary>As in <c>parameters (0.3, −1), (1.2, 0.4)</c>: one bracket for each.</summary>
    public override string ToString() => "parameters "
        + string.Join(", ", Values.Select(values => $"({string.Join(", ", values.Select(Number))})"));

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
