using LanguageExt;
using Vae.Functional.Distributions;

namespace Vae.Functional.Testing.LawsOfDistributions;

/// <summary>
/// Points of one component's support with weights, for sums and integrals against its density. On a continuous support they are those of
/// double-exponential quadrature (Takahasi and Mori 1974), which bears heavy tails and singular ends; where draws lie tells it where to
/// look.
/// </summary>
/// <param name="Points">In rising order.</param>
/// <param name="Weights">dx at each point; 1 where the support is discrete.</param>
internal sealed record Line(double[] Points, double[] Weights)
{
    private const double Reach = 3.2;

    /// <summary>The line for a support.</summary>
    /// <param name="support">Of one component.</param>
    /// <param name="center">Where most of the probability is.</param>
    /// <param name="spread">How wide it lies.</param>
    /// <param name="count">How many points where the support is continuous.</param>
    public static Option<Line> Of(Support support, double center, double spread, int count) => support switch
    {
        Support.Real or Support.RealWithAtom =>
            Transformed(count, t => (center + spread * Math.Sinh(2 * t), 2 * spread * Math.Cosh(2 * t))),
        Support.Positive => Transformed(count, t => (center * Math.Exp(2 * t), 2 * center * Math.Exp(2 * t))),
        Support.Interval interval => Transformed(count, t => (
            interval.Low + (interval.High - interval.Low) / (1 + Math.Exp(-2 * t)),
            (interval.High - interval.Low) / (2 * Math.Cosh(t) * Math.Cosh(t)))).Map(line => line.Inside(interval)),
        Support.Binary => Discrete([0, 1]),
        Support.Categories categories => Discrete([.. Enumerable.Range(0, categories.Count).Select(k => (double)k)]),
        Support.Counts counts => Discrete(
        [
            .. Enumerable.Range(0, Math.Min(counts.Largest ?? int.MaxValue - 1, (int)(center + 60 * spread) + 100) + 1)
                .Select(k => (double)k),
        ]),
        Support.Levels levels => Discrete([.. Enumerable.Range(0, levels.Count).Select(k => k / (levels.Count - 1.0))]),
        _ => Option<Line>.None,
    };

    /// <summary>Σ or ∫ of a function given by its values at the points; what is not finite counts as nothing.</summary>
    public double Sum(double[] values) => values.Zip(Weights, (value, weight) => value * weight).Where(double.IsFinite).Sum();

    private static Line Discrete(double[] points) => new(points, [.. points.Select(_ => 1.0)]);

    // x(s) with s = (π/2) sinh t for evenly spaced t: dx/dt = x′(s) (π/2) cosh t.
    private static Option<Line> Transformed(int count, Func<double, (double Point, double Slope)> map)
    {
        var (step, points, weights) = (2 * Reach / count, new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            var t = -Reach + step * (i + 0.5);
            var (point, slope) = map(Math.PI / 2 * Math.Sinh(t));
            (points[i], weights[i]) = (point, slope * Math.PI / 2 * Math.Cosh(t) * step);
        }
        return new Line(points, weights);
    }

    // Near an end the points round to it.
    private Line Inside(Support.Interval interval)
    {
        var kept = Enumerable.Range(0, Points.Length).Where(i => Points[i] > interval.Low && Points[i] < interval.High).ToArray();
        return new([.. kept.Select(i => Points[i])], [.. kept.Select(i => Weights[i])]);
    }
}
