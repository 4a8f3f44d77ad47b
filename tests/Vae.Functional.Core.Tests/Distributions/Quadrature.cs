using Vae.Functional.Distributions;

namespace Vae.Functional.Core.Tests.Distributions;

/// <summary>
/// Points and weights over a support, in ascending order: every value where it is discrete, else the double exponential rule (Takahasi and
/// Mori 1974), which copes with heavy tails and with densities that are infinite at an end.
/// </summary>
internal static class Quadrature
{
    private const double Step = 1 / 150.0;

    private static readonly double[] Line = [.. Enumerable.Range(-630, 1261).Select(i => i * Step)];

    public static (double X, double Weight)[] Over(Support support, double mean, double deviation) => support switch
    {
        Support.Binary => Values(2),
        Support.Categories { Count: var count } => Values(count),
        Support.Counts { Largest: var largest } => Values((largest ?? (int)(mean + 60 * deviation + 60)) + 1),
        Support.Levels { Count: var count } => [.. Values(count).Select(level => (level.X / (count - 1), 1.0))],
        Support.Interval(var low, var high) => Interval(low, high),
        Support.Positive => Half(mean),
        Support.Real => Whole(mean, deviation),
        Support.RealWithAtom { At: var atom } => [.. Whole(mean, deviation).Append((atom, 1.0)).OrderBy(point => point.Item1)],
        _ => throw new ArgumentException($"there is no rule for {support}"),
    };

    private static (double X, double Weight)[] Values(int count) => [.. Enumerable.Range(0, count).Select(k => ((double)k, 1.0))];

    private static (double X, double Weight)[] Half(double scale) =>
    [
        .. Line
            .Select(t => (X: scale * Math.Exp(Math.PI / 2 * Math.Sinh(t)), Slope: Math.PI / 2 * Math.Cosh(t)))
            .Select(point => (point.X, Step * point.X * point.Slope)),
    ];

    // Each side of the mean by itself: a density may have a kink there.
    private static (double X, double Weight)[] Whole(double mean, double deviation)
    {
        var scale = double.IsFinite(deviation) ? deviation : 1;
        var half = Half(scale);
        return [.. half.Reverse().Select(point => (mean - point.X, point.Weight)), .. half.Select(point => (mean + point.X, point.Weight))];
    }

    // A point that rounds to the upper end is none of the interval's inside.
    private static (double X, double Weight)[] Interval(double low, double high) =>
    [
        .. Line
            .Select(t => (T: t, Part: 1 / (1 + Math.Exp(-Math.PI * Math.Sinh(t)))))
            .Select(point => (
                X: low + (high - low) * point.Part,
                Weight: Step * (high - low) * point.Part * (1 - point.Part) * Math.PI * Math.Cosh(point.T)))
            .Where(point => point.X > low && point.X < high),
    ];
}
