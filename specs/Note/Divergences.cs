using System.Collections.Immutable;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using static System.FormattableString;
using static Vae.Functional.Specs.Prose;

namespace Vae.Functional.Specs;

public static partial class Note
{
    /// <summary>Equation (10), the divergence of a normal of full covariance from N(0, I), against the table and quadrature.</summary>
    public static readonly VaeStudy Divergences = new(
        "Is (10) the divergence of N(μ, Σ) from N(0, I), off the diagonal too?",
        "002, equation (10)", OfDivergences);

    private static StudyResult OfDivergences(StudyRun _)
    {
        ImmutableArray<Plane> cases =
        [
            new(0, 0, 1, 1, 0), new(1, -0.5, 0.6, 0.3, 0), new(0, 0, 1, 1, 0.9), new(0.5, 1, 1.5, 0.4, -0.7), new(-1, 0.2, 0.2, 2, 0.99),
        ];
        var apart = cases.Max(at => Math.Max(Math.Abs(at.Printed - at.Table), Math.Abs(at.Printed - at.Integral)));
        var correlated = cases[2];
        return new StudyResult(
            Text($"""
                (10) agrees with the table of closed forms and with the integral over the plane to {apart:G2} nats in {cases.Length}
                cases. Correlation alone costs: with unit variances and ρ = 0.9 it is {correlated.Printed:F4} nats, −½ log(1 − ρ²).
                """),
            [
                new Exhibit.Table(
                    "Divergences", "Nats, of two components: deviations σ₁ and σ₂, correlation ρ.",
                    ["μ", "σ₁, σ₂", "ρ", "printed (10)", "table of closed forms", "quadrature"],
                    [
                        .. cases.Select(at => ImmutableArray.Create<Cell>(
                            Invariant($"({at.Mean1}, {at.Mean2})"), Invariant($"{at.Deviation1}, {at.Deviation2}"), at.Correlation,
                            at.Printed, at.Table, at.Integral)),
                    ]),
            ],
            [
                Entry(@"\frac{1}{2} (\text{tr}(\Sigma(X)) + \mu(X)^\top \mu(X) - k - \log \det(\Sigma(X))) \quad (10)",
                    "section 2.3, equation (10)", AuditVerdict.Holds,
                    Text($"""
                        Within {apart:G2} nats of the table of closed forms and of quadrature over the plane, up to a correlation of
                        0.99.
                        """)),
                Entry(Text($"""
                    First, since we do not have a general prior knowledge of how z is distributed we prefer to use a prior maximizing
                    entropy.
                    """),
                    "section 2.2.1", AuditVerdict.HoldsWithCorrection,
                    Text($"""
                        N(0, I) has the largest entropy of the distributions of unit variance, 1.4189 nats a component (a uniform of
                        unit variance has {0.5 * Math.Log(12):F4}). Among all there is none: N(0, 4) has
                        {0.5 * Math.Log(8 * Math.PI * Math.E):F4}. The scale is a convention that the decoder absorbs.
                        """)),
            ]);
    }

    // N(μ, Σ) over two components.
    private sealed record Plane(double Mean1, double Mean2, double Deviation1, double Deviation2, double Correlation)
    {
        private double Slope => Correlation * Deviation2;

        private double Rest => Deviation2 * Math.Sqrt(1 - Correlation * Correlation);

        public double Printed => 0.5 * (
            Deviation1 * Deviation1 + Deviation2 * Deviation2 + Mean1 * Mean1 + Mean2 * Mean2 - 2
            - 2 * Math.Log(Deviation1 * Deviation2) - Math.Log(1 - Correlation * Correlation));

        // With the Cholesky factor ((σ₁, 0), (ρσ₂, σ₂√(1 − ρ²))).
        public double Table => Gaussians.Divergence(
            new FullNormalDistribution(Row([1, 2], Mean1, Mean2), Row([1, 2, 2], Deviation1, 0, Slope, Rest)),
            new StandardNormalDistribution(2));

        // z₁ = μ₁ + σ₁ε₁, z₂ = μ₂ + ρσ₂ε₁ + σ₂√(1 − ρ²)ε₂ under the standard normal of ε, where log q(z) = log N(ε; 0, I) − ½ log det Σ.
        public double Integral => Quadrature.OnPlane((e1, e2) =>
        {
            var (z1, z2) = (Mean1 + Deviation1 * e1, Mean2 + Slope * e1 + Rest * e2);
            var logRatio = 0.5 * (z1 * z1 + z2 * z2 - e1 * e1 - e2 * e2) - Math.Log(Deviation1 * Rest);
            return Math.Exp(-0.5 * (e1 * e1 + e2 * e2)) / (2 * Math.PI) * logRatio;
        });

        private static Expr Row(Shape shape, params ImmutableArray<double> numbers) => Expressions.Reshape(
            Expressions.Concatenate(0, [.. numbers.Select(number => Expressions.Reshape(number, [1]))]), shape);
    }
}
