using System.Collections.Immutable;
using MathNet.Numerics.Statistics;
using Vae.Functional.Noise;
using Vae.Functional.Tensors.Reference;
using static System.FormattableString;
using static Vae.Functional.Specs.Prose;

namespace Vae.Functional.Specs;

public static partial class Note
{
    /// <summary>P(X) as a mean over draws of the prior: how many draws it takes as z has more components.</summary>
    public static readonly VaeStudy NaiveMonteCarlo = new(
        "How many draws from P(z) does P(X) take, as the dimension of z grows?",
        "002, section 2.3", OfNaiveMonteCarlo);

    private static StudyResult OfNaiveMonteCarlo(StudyRun run)
    {
        int[] dimensions = [1, 2, 5, 10, 20];
        int[] draws = [100, 1000, 10_000, .. run.Choose<int[]>([], [100_000])];
        var errors = dimensions.Select(d => new PriorSampling(d).ErrorsAt(draws, run.Choose(20, 50))).ToArray();
        var digits = new[] { D2, D5, D10, D20 }.Select(spec => DigitGap.Of(run, spec, draws[^1])).ToArray();
        var growth = Math.Exp(PriorSampling.LogGrowth);
        var measured = string.Join(", ", dimensions.Zip(errors, (d, row) => Invariant($"{row[^1]:G2} nats at d = {d}")));
        return new StudyResult(
            Text($"""
                On a linear Gaussian model the draws that an error of 10 % takes grow by a factor of {growth:F2} for each component of
                z, exactly: {new PriorSampling(2).DrawsForTenPercent:F0} at d = 2, {new PriorSampling(20).DrawsForTenPercent:G2} at d =
                20. With {draws[^1]} draws log P(X) is off by {errors[0][^1]:G2} nats at d = 1 and by {errors[^1][^1]:F1} at d = 20. On
                digits the estimate of {draws[^1]} draws lies {digits[0].Gap:F1} nats below the importance-weighted bound at d = 2 and
                {digits[^1].Gap:F1} at d = 20.
                """),
            [
                new Exhibit.Lines(
                    "Error", Text($"""
                        √ mean (estimate of log P(X) − log P(X))² over {run.Choose(20, 50)} repetitions; z ~ N(0, I), x|z ~ N(z, 0.09
                        I), x of the length that is typical.
                        """),
                    new Axis("draws from P(z)", IsLogarithmic: true), new Axis("error, nats", IsLogarithmic: true),
                    [.. dimensions.Zip(errors, (d, row) => Series.Of($"d = {d}", draws.Zip(row, (n, error) => ((double)n, error))))]),
                new Exhibit.Table(
                    "Draws", "For a standard deviation of 10 % of P(X), (E w²/P(X)² − 1)/0.01 with w = P(X|z), in closed form.",
                    ["d", "draws", .. draws.Select(n => Invariant($"error with {n}, nats"))],
                    [
                        .. dimensions.Zip(errors, (d, row) => (ImmutableArray<Cell>)
                            [d, new PriorSampling(d).DrawsForTenPercent, .. row.Select(error => (Cell)error)]),
                    ]),
                new Exhibit.Table(
                    "Digits", Text($"""
                        Mean of log P(X) over the first {DigitGap.Digits} test digits, nats: by {draws[^1]} draws from P(z), and by
                        {DigitGap.Samples} draws from Q(z|X), weighted; both lie below log P(X) in expectation.
                        """),
                    ["d", "draws from P(z)", "draws from Q(z|X)"],
                    [.. digits.Select(at => ImmutableArray.Create<Cell>(at.Latent, at.FromPrior, Cell.From(at.FromPosterior)))]),
            ],
            [
                Entry(@"applying $P(X) \approx \sum_z P(X|z; \theta)$", "section 2.3", AuditVerdict.HoldsWithCorrection,
                    Text($"""
                        The mean over the draws, not the sum: as printed the estimate grows in proportion to the number of draws, by log
                        10 = 2.303 nats for ten times as many.
                        """)),
                Entry("exponentially more samples as the dimension grows", "section 2.3", AuditVerdict.Holds,
                    Text($"""
                        Exactly so on z ~ N(0, I), x|z ~ N(z, 0.09 I): E w²/P(X)² = {growth:F3}^d. Measured with {draws[^1]} draws (seed
                        0): {measured}.
                        """)),
                Entry("We need to find a way to select z for which $P(X|z)$ is high and compute $P(X)$ just from those.",
                    "section 2.3", AuditVerdict.HoldsWithCorrection,
                    Text($"""
                        Draws from Q must be weighted by P(z)/Q(z|X); their plain mean of P(X|z) is not P(X). With Q the posterior one
                        weighted draw gives P(X) exactly. On digits at d = 20, {DigitGap.Samples} weighted draws reach
                        {digits[^1].Gap:F1} nats more than {draws[^1]} of P(z).
                        """)),
            ]);
    }

    // z ~ N(0, I), x|z ~ N(z, s² I), at an x each of whose components has the square that it has in the mean.
    private sealed record PriorSampling(int Dimension)
    {
        private const double Variance = 0.09;
        private const double Square = 1 + Variance;

        // log E w²/P(x)² of a component, w = N(x; z, s²): w² is N(x; z, s²/2)/(2√π s).
        public static double LogGrowth =>
            LogNormal(Square, 1 + Variance / 2) - Math.Log(2 * Math.Sqrt(Math.PI * Variance)) - 2 * LogNormal(Square, Square);

        public double DrawsForTenPercent => (Math.Exp(Dimension * LogGrowth) - 1) / 0.01;

        private double LogEvidence => Dimension * LogNormal(Square, Square);

        /// <summary>√ mean (estimate − log P(x))² with the first n draws of each repetition.</summary>
        public double[] ErrorsAt(int[] draws, int repetitions)
        {
            var estimates = Enumerable.Range(0, repetitions).Select(repetition => EstimatesAt(draws, repetition)).ToArray();
            return [.. draws.Select((_, i) => Math.Sqrt(estimates.Average(row => Math.Pow(row[i] - LogEvidence, 2))))];
        }

        private double[] EstimatesAt(int[] draws, int repetition)
        {
            var z = new float[draws.Max() * Dimension];
            NoiseKey.FromSeed(0).Then("prior").Then(Dimension).Then(repetition).FillStandardNormal(z);
            double[] weights = [.. z.Chunk(Dimension).Select(LogLikelihood)];
            return [.. draws.Select(n => LogMeanExp(weights[..n]))];
        }

        private static double LogLikelihood(float[] z)
        {
            var sum = 0.0;
            foreach (var component in z)
                sum += LogNormal(Math.Pow(Math.Sqrt(Square) - component, 2), Variance);
            return sum;
        }

        // log N of a number with this square about a mean of 0.
        private static double LogNormal(double square, double variance) => -0.5 * (Math.Log(2 * Math.PI * variance) + square / variance);
    }

    private static double LogMeanExp(double[] values) => SpecialFunctions.LogSumExp(values) - Math.Log(values.Length);
}
