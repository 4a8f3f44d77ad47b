using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>
/// Closed forms between normals: all cases of ½(tr Σₚ⁻¹Σ + (μₚ − μ)ᵀΣₚ⁻¹(μₚ − μ) − d + ln det Σₚ − ln det Σ). An isotropic normal is a
/// diagonal one with one scale for all components.
/// </summary>
internal static class NormalDivergences
{
    private const string General = "the integral of log q − log p under q";

    public static ImmutableArray<KlTable.Entry> Entries { get; } =
    [
        KlTable.Pair<NormalDistribution, StandardNormalDistribution>(
            "−½ Σ (1 + log σ² − μ² − σ²)", "Kingma and Welling 2014, appendix B",
            (q, _) => -0.5 * Sum(1 + 2 * q.LogScale - Square(q.Location) - Square(q.Scale), Axis.Latent)),
        KlTable.Each<NormalDistribution, NormalDistribution>("(log σₚ/σ + (σ² + (μ − μₚ)²)/(2σₚ²) − ½)", General,
            (q, p) => p.LogScale - q.LogScale + (Square(q.Scale) + Square(q.Location - p.Location)) / (2 * Square(p.Scale)) - 0.5),
        KlTable.Pair<StandardNormalDistribution, StandardNormalDistribution>("0", "equal distributions",
            (_, _) => Broadcast(0.0, [1])),
        KlTable.Each<StandardNormalDistribution, NormalDistribution>("(log σₚ + (1 + μₚ²)/(2σₚ²) − ½)", General,
            (_, p) => p.LogScale + (1 + Square(p.Location)) / (2 * Square(p.Scale)) - 0.5),
        KlTable.Pair<FullNormalDistribution, StandardNormalDistribution>("½(tr Σ + μᵀμ − d − ln det Σ)", General,
            (q, _) => Divergence(q, Square(TriangularMatrices.Lower(q.Factor)), Square(q.Location), 0.0)),
        KlTable.Pair<FullNormalDistribution, NormalDistribution>("½(tr Σₚ⁻¹Σ + |(μ − μₚ)/σₚ|² − d − ln det Σ) + Σ log σₚ", General,
            (q, p) => Divergence(
                q,
                Square(TriangularMatrices.Lower(q.Factor) / Formulas.WithLastAxis(Formulas.Over(p.Scale, q.Location))),
                Square((q.Location - p.Location) / p.Scale),
                Sum(Formulas.Over(p.LogScale, q.Location), -1))),
        KlTable.Pair<FullNormalDistribution, FullNormalDistribution>(
            "½(tr Σₚ⁻¹Σ + (μₚ − μ)ᵀΣₚ⁻¹(μₚ − μ) − d + ln det Σₚ − ln det Σ)", General,
            (q, p) => Divergence(
                q,
                Square(TriangularMatrices.Solve(p.Factor, TriangularMatrices.Lower(q.Factor))),
                Whitened(p, q.Location),
                p.HalfLogDeterminant)),
        KlTable.Pair<NormalDistribution, FullNormalDistribution>(
            "½(tr Σₚ⁻¹Σ + (μₚ − μ)ᵀΣₚ⁻¹(μₚ − μ) − d + ln det Σₚ) − Σ log σ", General,
            (q, p) => Divergence(
                new FullNormalDistribution(q.Location, Diagonal(Formulas.Over(q.Scale, q.Location))),
                Square(TriangularMatrices.Solve(p.Factor, Diagonal(Formulas.Over(q.Scale, q.Location)))),
                Whitened(p, q.Location),
                p.HalfLogDeterminant)),
        KlTable.Pair<StandardNormalDistribution, FullNormalDistribution>("½(tr Σₚ⁻¹ + μₚᵀΣₚ⁻¹μₚ − d + ln det Σₚ)", General,
            (q, p) => p.HalfLogDeterminant - 0.5 * q.Dimension + 0.5 * (
                Sum(Square(TriangularMatrices.Solve(p.Factor, Diagonal(Formulas.Over(1.0, p.Location)))), 1, 2)
                + Sum(Whitened(p, 0.0), 1, 2))),
        KlTable.Pair<LowRankNormalDistribution, StandardNormalDistribution>("½(Σ (σ² + |W|²) + μᵀμ − d − ln det(diag σ² + WWᵀ))", General,
            (q, _) => 0.5 * Sum(Square(q.StandardDeviation) + Square(q.Location) - 1.0, -1) - q.HalfLogDeterminant),
        KlTable.Pair<LowRankNormalDistribution, NormalDistribution>(
            "½(Σ ((σ² + |W|²) + (μ − μₚ)²)/σₚ² − d − ln det(diag σ² + WWᵀ)) + Σ log σₚ", General,
            (q, p) => 0.5 * Sum((Square(q.StandardDeviation) + Square(q.Location - p.Location)) / Square(p.Scale) - 1.0, -1)
                + Sum(Formulas.Over(p.LogScale, q.Location), -1) - q.HalfLogDeterminant),
    ];

    // From the squares that add up to tr Σₚ⁻¹Σ, those of the whitened difference of means, and ½ ln det Σₚ.
    private static Expr Divergence(FullNormalDistribution q, Expr trace, Expr distance, Expr halfLogDeterminant) =>
        0.5 * (Sum(trace, 1, 2) + Sum(distance, [.. Enumerable.Range(1, distance.Shape.Rank - 1)]) - (double)q.Factor.Shape[^1].Count)
            + halfLogDeterminant - q.HalfLogDeterminant;

    private static Expr Whitened(FullNormalDistribution p, Expr location) =>
        Square(TriangularMatrices.Solve(p.Factor, Formulas.WithLastAxis(p.Location - location)));

    private static Expr Diagonal(Expr values)
    {
        var numbers = Formulas.Range(values.Shape[^1].Count);
        return Where(Equal(Formulas.WithLastAxis(numbers), numbers), Formulas.WithLastAxis(values), 0.0);
    }
}
