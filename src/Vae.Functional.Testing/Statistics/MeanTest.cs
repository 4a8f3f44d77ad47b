using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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
    private static readonly double[] Horizons = [1 << 8, 1 << 10, 1 << 12, 1 << 13, 1 << 14, 1 << 16, 1 << 18, 1 << 20];

    /// <summary>The error rate and the assumption on which it rests, in words.</summary>
    public string Assumption => string.Create(CultureInfo.InvariantCulture,
        $"errs once in {1 / ErrorRate:G2} at most if draws are independent with a kurtosis of at most {Kurtosis:G3}");

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
            var further = draws(from, from);
            seen.AddRange(further);
            foreach (var bet in new[] { above, below, underMargin, overMargin })
                bet.Take(further);
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
            bet.Take(CollectionsMarshal.AsSpan(seen)[Pilot..]);
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
        // How many draws are laid before the wealth is looked at.
        private const int Round = 32;

        private readonly Vector512<double> stakes = Vector512.Create([.. Horizons.Select(horizon =>
            direction * Math.Sqrt(2 * Math.Log(Horizons.Length / errorRate) / (variance * horizon)))]);

        private readonly double[] logWealth = new double[Horizons.Length];
        private double largest = double.NegativeInfinity;

        public bool IsWon => largest >= Math.Log(Horizons.Length / errorRate);

        public void Take(ReadOnlySpan<double> draws)
        {
            for (; draws.Length > Round; draws = draws[Round..])
                Lay(draws[..Round]);
            Lay(draws);
        }

        // φ(x) is log (1 + x + x²/2) for x ≥ 0 and −log (1 − x + x²/2) below: the exponentials of a round are multiplied, and their
        // product's logarithm is taken once. Where draws lie so far out that both products overflow, no bet is ever won.
        private void Lay(ReadOnlySpan<double> draws)
        {
            var (gains, losses) = (Vector512<double>.One, Vector512<double>.One);
            foreach (var draw in draws)
            {
                var x = stakes * (draw - mean);
                var size = Vector512.Abs(x);
                var factor = Vector512<double>.One + size + 0.5 * size * size;
                var rises = Vector512.GreaterThanOrEqual(x, Vector512<double>.Zero);
                gains *= Vector512.ConditionalSelect(rises, factor, Vector512<double>.One);
                losses *= Vector512.ConditionalSelect(rises, Vector512<double>.One, factor);
            }
            for (var i = 0; i < logWealth.Length; i++)
            {
                logWealth[i] += Math.Log(gains[i]) - Math.Log(losses[i]) - 0.5 * draws.Length * stakes[i] * stakes[i] * variance;
                largest = Math.Max(largest, logWealth[i]);
            }
        }
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
