using LanguageExt;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;

namespace Vae.Functional.Testing.LawsOfDistributions;

/// <summary>The density of a trial of one component along its support, and what it integrates to.</summary>
internal sealed class LineDensity
{
    private const int Points = 4000;
    private const int Pilot = 1024;

    // Singular ends, such as that of a Beta below 1, cost the last digits of a mass.
    private const double Missed = 1e-3;

    private readonly DistributionTrial trial;
    private readonly double[] masses;
    private readonly double atom;

    private LineDensity(DistributionTrial trial, Line line)
    {
        (this.trial, Line) = (trial, line);
        masses = Array.ConvertAll(trial.Along(trial.Distribution.LogDensity(trial.At), line.Points), Math.Exp);
        atom = trial.Distribution.Support is Support.RealWithAtom { At: var at }
            ? Math.Exp(trial.Along(trial.Distribution.LogDensity(trial.At), [at])[0])
            : 0;
    }

    /// <summary>Where it is known.</summary>
    public Line Line { get; }

    /// <summary>Nothing where the support is not one along which a sum or an integral can be taken.</summary>
    public static Option<LineDensity> Of(DistributionTrial trial)
    {
        var draws = trial.Draws(Pilot);
        Array.Sort(draws);
        var (low, middle, high) = (draws[Pilot / 4], draws[Pilot / 2], draws[3 * Pilot / 4]);
        // Off the middle of the draws by a little, so that no point falls on a kink or an atom there.
        var spread = Math.Max(high - low, 1e-3 * (1 + Math.Abs(middle)));
        return Line.Of(trial.Distribution.Support, middle + 1e-3 * spread, spread, Points).Map(line => new LineDensity(trial, line));
    }

    /// <summary>Σ p or ∫ p: 1 where the density is one.</summary>
    public double Mass => Line.Sum(masses) + atom;

    /// <summary>
    /// E f(x) for an expression in x and the parameters; nothing where so much of it lies far out that the line misses some.
    /// </summary>
    public Option<double> Mean(Expr function) => Mean(points => trial.Along(function, points));

    /// <summary>The same for a function of points.</summary>
    public Option<double> Mean(Func<double[], double[]> function)
    {
        double[] parts = [.. masses.Zip(function(Line.Points), (mass, value) => mass == 0 ? 0 : mass * value)];
        var (sum, inner) = (Line.Sum(parts), Line.Sum([.. parts.Select((part, i) => IsFarOut(i) ? 0 : part)]));
        var at = atom == 0 ? 0 : atom * function([((Support.RealWithAtom)trial.Distribution.Support).At])[0];
        return Math.Abs(sum - inner) <= Missed * (1 + Math.Abs(sum)) ? sum + at : Option<double>.None;
    }

    private bool IsFarOut(int point) =>
        !trial.Distribution.Support.IsDiscrete && Math.Min(point, Line.Points.Length - 1 - point) < Line.Points.Length / 12;

    /// <summary>The probability of each point, for a discrete support.</summary>
    public double[] Masses => masses;

    /// <summary>P(X ≤ x) at points in rising order, between those of the line by interpolation.</summary>
    public double[] Below(double[] sorted)
    {
        var (results, sum, next) = (new double[sorted.Length], 0.0, 0);
        for (var i = 0; i < sorted.Length; i++)
        {
            for (; next < Line.Points.Length && Edge(next) <= sorted[i]; next++)
                sum += Finite(masses[next] * Line.Weights[next]);
            var from = next == 0 ? double.NegativeInfinity : Edge(next - 1);
            var to = next < Line.Points.Length ? Edge(next) : double.PositiveInfinity;
            var part = double.IsFinite(to - from) ? (sorted[i] - from) / (to - from) : 0;
            results[i] = Math.Clamp(sum + (next < Line.Points.Length ? part * Finite(masses[next] * Line.Weights[next]) : 0), 0, 1);
        }
        return results;
    }

    // The upper end of a point's cell.
    private double Edge(int i) => i + 1 < Line.Points.Length ? 0.5 * (Line.Points[i] + Line.Points[i + 1]) : double.PositiveInfinity;

    private static double Finite(double value) => double.IsFinite(value) ? value : 0;
}
