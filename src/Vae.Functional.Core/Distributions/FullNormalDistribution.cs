using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>N(μ, L Lᵀ): a normal of full covariance by the Cholesky factor of its covariance.</summary>
/// <param name="Location">μ, [n, d].</param>
/// <param name="Factor">
/// L, [n, d, d], lower triangular with a positive diagonal; <see cref="TriangularMatrices.FromUnconstrained"/> makes one. What lies above
/// the diagonal is not read.
/// </param>
public sealed record FullNormalDistribution(Expr Location, Expr Factor) : Distribution
{
    /// <inheritdoc/>
    public override Support Support => new Support.Real();

    /// <inheritdoc/>
    public override Expr Mean => Location;

    /// <summary>√Σⱼ Lᵢⱼ².</summary>
    public override Expr StandardDeviation => Sqrt(Sum(Square(TriangularMatrices.Lower(Factor)), -1));

    /// <inheritdoc/>
    public override bool IsReparameterised => true;

    /// <summary>½ log det L Lᵀ = Σ log Lᵢᵢ, [n].</summary>
    public Expr HalfLogDeterminant => Sum(Log(TriangularMatrices.Diagonal(Factor)), -1);

    /// <summary>−d/2 log 2π − Σ log Lᵢᵢ − ½ |L⁻¹(x − μ)|².</summary>
    public override Expr LogDensity(Expr x)
    {
        var whitened = TriangularMatrices.Solve(Factor, Formulas.WithLastAxis(x - Location));
        return -(Components * HalfLogTwoPi) - HalfLogDeterminant - 0.5 * Sum(Square(whitened), 1, 2);
    }

    /// <summary>d/2 log 2πe + Σ log Lᵢᵢ.</summary>
    public override Expr Entropy => Components * (HalfLogTwoPi + 0.5) + HalfLogDeterminant;

    /// <inheritdoc/>
    public override ImmutableArray<DrawNoise> Noises(int components) => [new(NoiseLaw.StandardNormal, components)];

    /// <summary>μ + L ε.</summary>
    public override Expr Draw(params ImmutableArray<Expr> noises) => Location + TriangularMatrices.Times(Factor, noises[0]);

    /// <inheritdoc/>
    public override Distribution Map(Func<Expr, Expr> parameter) =>
        new FullNormalDistribution(parameter(Location), parameter(Factor));

    private double Components => Factor.Shape[^1].Count;
}
