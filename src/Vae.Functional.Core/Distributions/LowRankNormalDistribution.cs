using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>N(μ, diag σ² + W Wᵀ): a normal whose covariance is a diagonal and r directions.</summary>
/// <param name="Location">μ, [n, d].</param>
/// <param name="Scale">σ, positive, [n, d]; not the standard deviations of x, which W adds to.</param>
/// <param name="Directions">W, [n, d, r].</param>
public sealed record LowRankNormalDistribution(Expr Location, Expr Scale, Expr Directions) : Distribution
{
    /// <inheritdoc/>
    public override Support Support => new Support.Real();

    /// <inheritdoc/>
    public override Expr Mean => Location;

    /// <summary>√(σᵢ² + Σⱼ Wᵢⱼ²).</summary>
    public override Expr StandardDeviation => Sqrt(Square(Scale) + Sum(Square(Directions), -1));

    /// <inheritdoc/>
    public override bool IsReparameterised => true;

    /// <summary>½ log det(diag σ² + W Wᵀ) = Σ log σ + ½ log det(I + V Vᵀ), V = Wᵀ diag 1/σ, [n].</summary>
    public Expr HalfLogDeterminant => Sum(Log(Scale), -1) + Sum(Log(TriangularMatrices.Diagonal(Capacitance)), -1);

    /// <summary>
    /// That of a normal, in r instead of d dimensions by Woodbury's identity: with y = (x − μ)/σ and C Cᵀ = I + V Vᵀ, the quadratic form is
    /// |y|² − |C⁻¹ V y|².
    /// </summary>
    public override Expr LogDensity(Expr x)
    {
        var y = (x - Location) / Scale;
        var projected = Sum(Scaled * Reshape(y, [y.Shape[0], 1, y.Shape[1]]), -1);
        var explained = TriangularMatrices.Solve(Capacitance, Formulas.WithLastAxis(projected));
        return -(Components * HalfLogTwoPi) - HalfLogDeterminant - 0.5 * (Sum(Square(y), -1) - Sum(Square(explained), 1, 2));
    }

    /// <summary>d/2 log 2πe + ½ log det of the covariance.</summary>
    public override Expr Entropy => Components * (HalfLogTwoPi + 0.5) + HalfLogDeterminant;

    /// <summary>A number for each component, and one for each direction.</summary>
    public override ImmutableArray<DrawNoise> Noises(int components) =>
        [new(NoiseLaw.StandardNormal, components, "diagonal"), new(NoiseLaw.StandardNormal, Rank, "directions")];

    /// <summary>μ + σ·ε + W η.</summary>
    public override Expr Draw(params ImmutableArray<Expr> noises) =>
        Location + Scale * noises[0] + Sum(Directions * Reshape(noises[1], [noises[1].Shape[0], 1, Rank]), -1);

    /// <inheritdoc/>
    public override Distribution Map(Func<Expr, Expr> parameter) =>
        new LowRankNormalDistribution(parameter(Location), parameter(Scale), parameter(Directions));

    private int Rank => Directions.Shape[2].Count;

    private double Components => Directions.Shape[1].Count;

    // V, [n, r, d].
    private Expr Scaled => Transpose(Directions / Formulas.WithLastAxis(Scale), 0, 2, 1);

    // The Cholesky factor of I + V Vᵀ, [n, r, r]: one column of the product after the other.
    private Expr Capacitance
    {
        get
        {
            var v = Scaled;
            var columns = Enumerable.Range(0, Rank).Select(j => Formulas.WithLastAxis(Sum(v * Slice(v, 1, j, 1), -1)));
            var rows = Reshape(Formulas.Range(Rank), [Rank, 1]);
            var identity = Where(Equal(rows, Formulas.Range(Rank)), 1.0, 0.0);
            return TriangularMatrices.Cholesky(Concatenate(2, [.. columns]) + identity);
        }
    }
}
