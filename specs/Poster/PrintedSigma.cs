using System.Collections.Immutable;
using MathNet.Numerics;
using static Vae.Functional.Specs.Prose;

namespace Vae.Functional.Specs;

public static partial class Poster
{
    /// <summary>The optimal σ and its loss, as they are printed, against the normal density that they stand for.</summary>
    public static readonly VaeStudy PrintedSigma = new(
        "Is σ* the optimal standard deviation, and is its loss that of a Gaussian likelihood?",
        "001, Common Approaches 3", OfPrintedSigma);

    private static StudyResult OfPrintedSigma(StudyRun _)
    {
        ImmutableArray<double> errors = [1e-4, 0.01, 0.25, 1, 4];
        var typical = Printed.At(0.01);
        var fallen = ImagePixels * (typical.Density - typical.Loss);
        return new StudyResult(
            Text($"""
                σ* is the logarithm of the best deviation: at a mean squared error of 0.01 the likelihood is largest at σ =
                {typical.BestSigma:F4}, and σ* = {typical.LogSigma:F4}. exp((σ*)²) is then {typical.Variance:F1} in place of σ² = 0.01:
                the loss lies {fallen:F0} nats an image of 28×28 below that of the density, and weighs errors as σ =
                {Math.Sqrt(typical.Variance):F1} would. exp(2σ*) is meant.
                """),
            [PrintedTable(errors), LossChart()],
            [
                Entry(@"\sigma^* = \log\left(\sqrt{\frac{1}{k}\sum_{i=1}^{k}(\text{MSE}(\hat{x}_i, x_i, reduction = mean))}\right).",
                    "Common Approaches, 3", AuditVerdict.HoldsWithCorrection,
                    Text($"""
                        The root is the optimal σ: at a mean squared error of 0.01 a search finds {typical.BestSigma:F6}. The logarithm
                        makes it log σ, {typical.LogSigma:F4}, negative wherever the error is below 1, and no standard deviation.
                        """)),
                Entry(@"\frac{D}{2} \frac{\text{MSE}(\hat{x},x)}{exp((\sigma^*)^2)} + D\sigma^*",
                    "Common Approaches, 3", AuditVerdict.DoesNotHold,
                    Text($"""
                        exp((σ*)²) takes the square of log σ for that of σ; exp(2σ*) = σ². exp(−loss)/√2π of one component must
                        integrate to 1 over x: at σ* = {typical.LogSigma:F4} quadrature finds {typical.Mass:F2}, and
                        {Printed.At(4).Mass:F3} at σ* = {Printed.At(4).LogSigma:F4}. Errors of 0.25 and 4 get the same denominator,
                        {Printed.At(0.25).Variance:F3}.
                        """)),
                Entry(@"D\sigma^* - \mathcal{D}_{KL}[q(z|x) \parallel p(z)].", "Common Approaches, 3", AuditVerdict.DoesNotHold,
                    Text($"""
                        The other terms are of a negative log-likelihood, which is minimised, and there the divergence is added: minimised
                        as it stands, the loss falls without limit as q leaves the prior. The sign is that of approach 2.
                        """)),
            ]);
    }

    private const int ImagePixels = 28 * 28;

    private static Exhibit.Table PrintedTable(IEnumerable<double> errors) => new(
        "At several errors",
        "A component, in nats without ½ log 2π. The mass is ∫ exp(−loss)/√2π dx with σ* held: 1 for a density.",
        [
            "mean squared error", "printed σ*", "best σ, by search", "printed exp((σ*)²)", "exp(2σ*)", "printed loss",
            "loss of the density", "mass of the printed loss",
        ],
        [
            .. errors.Select(error => Printed.At(error)).Select(at => ImmutableArray.Create<Cell>(
                at.Error, at.LogSigma, at.BestSigma, at.Variance, Math.Exp(2 * at.LogSigma), at.Loss, at.Density, at.Mass)),
        ]);

    private static Exhibit.Lines LossChart()
    {
        double[] errors = [.. Enumerable.Range(-16, 21).Select(i => Math.Pow(10, 0.25 * i))];
        return new(
            "Losses", "A component, without ½ log 2π.", new Axis("mean squared error", IsLogarithmic: true), "nats",
            [
                Series.Of("printed", errors.Select(error => (error, Printed.At(error).Loss))),
                Series.Of("of the density", errors.Select(error => (error, Printed.At(error).Density))),
            ]);
    }

    // The printed formulas at one mean squared error.
    private sealed record Printed(double Error)
    {
        public static Printed At(double error) => new(error);

        public double LogSigma => Math.Log(Math.Sqrt(Error));

        public double Variance => Math.Exp(LogSigma * LogSigma);

        public double Loss => 0.5 * Error / Variance + LogSigma;

        public double Density => NegativeLogDensity(Math.Sqrt(Error));

        public double BestSigma => FindMinimum.OfScalarFunctionConstrained(NegativeLogDensity, 1e-3, 10, tolerance: 1e-10);

        public double Mass => Quadrature.OnLine(
            x => Math.Exp(-0.5 * x * x / Variance - LogSigma) / Constants.Sqrt2Pi, deviation: Math.Sqrt(Variance));

        private double NegativeLogDensity(double sigma) => 0.5 * Error / (sigma * sigma) + Math.Log(sigma);
    }
}
