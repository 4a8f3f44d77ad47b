namespace Vae.Functional.Testing.LawsOfDistributions;

/// <summary>The values that a distribution's parameter takes: where generated ones come from.</summary>
public enum Domain
{
    /// <summary>Every real number; ordinary ones lie within a few units of 0.</summary>
    Real,
    /// <summary>Positive numbers; ordinary ones lie between 0.2 and 5.</summary>
    Positive,
    /// <summary>Numbers between 0 and 1, without the ends.</summary>
    Fraction,
}

/// <summary>Ordinary and extreme values of a domain.</summary>
internal static class Domains
{
    /// <summary>An ordinary value, on a multiple of 0.1 but for fractions, which lie on multiples of 0.05.</summary>
    public static double Ordinary(this Domain domain, Random random) => domain switch
    {
        Domain.Real => Math.Round(4 * random.NextDouble() - 2, 1),
        Domain.Positive => Math.Max(0.2, Math.Round(Math.Pow(5, 2 * random.NextDouble() - 1), 1)),
        Domain.Fraction => Math.Round(0.05 + 0.9 * random.NextDouble(), 2),
        _ => throw new ArgumentOutOfRangeException(nameof(domain), domain, "there is no such domain"),
    };

    /// <summary>The simplest value.</summary>
    public static double Simplest(this Domain domain) => domain switch
    {
        Domain.Real => 0,
        Domain.Positive => 1,
        _ => 0.5,
    };

    /// <summary>Values at which naive formulas overflow, cancel or divide by zero.</summary>
    public static double[] Extremes(this Domain domain) => domain switch
    {
        Domain.Real => [-40, 0, 1e-9, 40],
        Domain.Positive => [1e-2, 1, 1e2],
        _ => [1e-6, 0.5, 1 - 1e-6],
    };
}
