using System.Globalization;

namespace Vae.Functional.Testing.Statistics;

/// <summary>
/// A sequential test of a mean that may look at its draws as often as it likes. It bets against a mean m with Catoni's influence function
/// φ: Π exp (φ(λ(xᵢ − m)) − λ²σ²/2) is a non-negative supermartingale wherever the mean is m and the variance at most σ², so it reaches
/// 1/δ with probability at most δ (Catoni 2012; Wang and Ramdas 2023, "Catoni-style confidence sequences for heavy-tailed mean
/// estimation"). Nothing is assumed to be bounded or normal. σ² is what <see cref="VarianceBound"/> says of the first draws.
/// </summary>
/// <param name="ErrorRate">
/// The probability that a true hypothesis is called broken, or one that is wrong by the margin is said to hold.
/// </param>
/// <param name="Margin">How far from the hypothesis a mean may lie and still pass, in standard deviations of a draw.</param>
/// <param name="Budget">The most draws.</param>
/// <param name="Kurtosis">The assumption: E (x − μ)⁴ is at most so many times the squared variance.</param>
public sealed record MeanTest(double ErrorRate = 1e-6, double Margin = 0.03, int Budget = 1 << 19, double Kurtosis = 100)
{
    // These draws bound the variance, and no bet is placed on them: a bet may depend on earlier draws only.
    private const int Pilot = 8192;

    // Stakes suited to these numbers of draws, each with its share of the error rate.
    private static readonly double[] Horizons = [1 << 8, 1 << 10, 1 << 12, 1 << 14, 1 << 16, 1 << 18];

    /// <summary>The assumption on which the error rate rests, in words.</summary>
    public string Assumption => string.Create(CultureInfo.InvariantCulture,
        $"assumes independent draws whose fourth central moment is at most {Kurtosis:G3} times their squared variance");

    /// <summary>Draws until the hypothesis is certain to hold, or to be broken, or the budget ends.</summary>
    /// <param name="hypothesis">Of the mean.</param>
    /// <param name="draws">Independent draws of one law, by the index of the first and how many.</param>
    /// <param name="scale">The size of the numbers of which a draw is the difference: what rounding is measured against.</param>
    public MeanVerdict Of(Hypothesis hypothesis, Func<int, int, double[]> draws, double scale = 1)
    {
        var seen = new List<double>(draws(0, Pilot));
        var rounding = 1e-7 * (1 + Math.Abs(scale));
        if (seen.Any(double.IsNaN))
            return new(Decision.Broken, double.NaN, double.NaN, double.NaN, seen.Count, 0);
        if (seen.TrueForAll(draw => Math.Abs(draw - seen[0]) <= rounding))
            return Certain(hypothesis, seen, rounding);
        // A third of the error rate each for the variance and the two directions of a mean.
        var variance = VarianceBound.Of([.. seen], Kurtosis, ErrorRate / 3);
        var margin = Math.Max(Margin * Math.Sqrt(variance), rounding);
        Bet Against(double mean, int direction) => new(mean, direction, variance, ErrorRate / 3);
        Bet above = Against(0, 1), below = Against(0, -1), underMargin = Against(margin, -1), overMargin = Against(-margin, 1);
        while (true)
        {
            var from = seen.Count;
            seen.AddRange(draws(from, from));
            foreach (var draw in seen.Skip(from))
            {
                above.Take(draw);
                below.Take(draw);
                underMargin.Take(draw);
                overMargin.Take(draw);
            }
            if (above.IsWon || (hypothesis == Hypothesis.Zero && below.IsWon))
                return Ended(Decision.Broken);
            if (underMargin.IsWon && (hypothesis == Hypothesis.NotPositive || overMargin.IsWon))
                return Ended(Decision.Holds);
            if (seen.Count >= Budget)
                return Ended(Decision.Undecided);
        }

        MeanVerdict Ended(Decision decision)
        {
            var estimate = seen.Average();
            double End(int direction) => decision == Decision.Holds
                ? estimate + direction * margin
                : Furthest(seen, estimate, direction * 10 * Math.Sqrt(variance), mean => Against(mean, -direction));
            return new(decision, estimate, End(-1), End(1), seen.Count, margin);
        }
    }

    // The furthest mean from the estimate that no bet rules out, by bisection.
    private static double Furthest(List<double> seen, double estimate, double reach, Func<double, Bet> against)
    {
        var (inside, outside) = (estimate, estimate + reach);
        for (var i = 0; i < 12; i++)
        {
            var middle = (inside + outside) / 2;
            var bet = against(middle);
            foreach (var draw in seen.Skip(Pilot))
                bet.Take(draw);
            (inside, outside) = bet.IsWon ? (inside, middle) : (middle, outside);
        }
        return outside;
    }

    // All draws are one number: a function that does not depend on its noise.
    private static MeanVerdict Certain(Hypothesis hypothesis, List<double> seen, double rounding)
    {
        var (value, mean) = (seen[0], seen.Average());
        var holds = hypothesis == Hypothesis.Zero ? Math.Abs(value) <= rounding : value <= rounding;
        return new(holds ? Decision.Holds : Decision.Broken, mean, mean, mean, seen.Count, rounding);
    }

    // A bet that the mean lies above (direction 1) or below (−1) a number.
    private sealed class Bet(double mean, int direction, double variance, double errorRate)
    {
        private readonly double[] stakes =
            [.. Horizons.Select(horizon => direction * Math.Sqrt(2 * Math.Log(Horizons.Length / errorRate) / (variance * horizon)))];

        private readonly double[] logWealth = new double[Horizons.Length];
        private double largest = double.NegativeInfinity;

        public bool IsWon => largest >= Math.Log(Horizons.Length / errorRate);

        public void Take(double draw)
        {
            for (var i = 0; i < stakes.Length; i++)
            {
                var (stake, apart) = (stakes[i], draw - mean);
                logWealth[i] += Influence(stake * apart) - 0.5 * stake * stake * variance;
                largest = Math.Max(largest, logWealth[i]);
            }
        }

        private static double Influence(double x) => x >= 0 ? Math.Log(1 + x + x * x / 2) : -Math.Log(1 - x + x * x / 2);
    }
}

/// <summary>What a test of a mean found.</summary>
/// <param name="Decision">How it ended.</param>
/// <param name="Estimate">The mean of the draws.</param>
/// <param name="Low">The least mean that the draws do not rule out.</param>
/// <param name="High">The largest.</param>
/// <param name="Draws">How many were taken; 0 where the mean was integrated.</param>
/// <param name="Margin">How far from the hypothesis a mean may lie and still pass.</param>
public sealed record MeanVerdict(Decision Decision, double Estimate, double Low, double High, int Draws, double Margin);
