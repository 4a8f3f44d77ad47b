using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>
/// N(μ, Λ⁻¹) over the pixels of an image, Λ = L Lᵀ, with Lᵀ = diag(1/σ)(I − A) sparse: a row of A has numbers at the later neighbours of a
/// pixel only. A pixel is then a regression on them, xᵢ = μᵢ + Σⱼ aᵢⱼ (xⱼ − μⱼ) + σᵢ εᵢ (the modified Cholesky decomposition, Pourahmadi
/// 1999, in the neighbourhood of Dorta and others 2018).
/// </summary>
/// <param name="Location">μ, [n, D].</param>
/// <param name="Scale">σ, positive, [n, D]: the standard deviation of a pixel given the later ones.</param>
/// <param name="Coefficients">A, [n, D, K], as <paramref name="Neighbourhood"/> orders neighbours; those outside of the image are not read.</param>
/// <param name="Neighbourhood">The image, and who is a neighbour.</param>
public sealed record BandedNormalDistribution(Expr Location, Expr Scale, Expr Coefficients, RasterNeighbourhood Neighbourhood) : Distribution
{
    /// <inheritdoc/>
    public override Support Support => new Support.Real();

    /// <inheritdoc/>
    public override Expr Mean => Location;

    /// <summary>√Σⱼ ((L⁻ᵀ)ᵢⱼ)²: with a column of L⁻ᵀ for each pixel, D times the work of a draw.</summary>
    public override Expr StandardDeviation
    {
        get
        {
            var pixels = Formulas.Range(Neighbourhood.Pixels);
            var identity = Where(Equal(Reshape(pixels, [1, Neighbourhood.Pixels, 1]), pixels), 1.0, 0.0);
            return Sqrt(Solved(identity, columns => Formulas.WithLastAxis(Sum(Square(columns), -1))));
        }
    }

    /// <inheritdoc/>
    public override bool IsReparameterised => true;

    /// <summary>−D/2 log 2π − Σ log σ − ½ |Lᵀ(x − μ)|²; log det Λ is −2 Σ log σ.</summary>
    public override Expr LogDensity(Expr x)
    {
        var r = x - Location;
        var whitened = (r - Sum(Coefficients * Neighbourhood.Later(r), -1)) / Scale;
        return -(Neighbourhood.Pixels * HalfLogTwoPi) - Sum(Log(Scale), -1) - 0.5 * Sum(Square(whitened), -1);
    }

    /// <summary>D/2 log 2πe + Σ log σ.</summary>
    public override Expr Entropy => Neighbourhood.Pixels * (HalfLogTwoPi + 0.5) + Sum(Log(Scale), -1);

    /// <inheritdoc/>
    public override ImmutableArray<DrawNoise> Noises(int components) => [new(NoiseLaw.StandardNormal, components)];

    /// <summary>μ + u with Lᵀ u = ε, by back substitution.</summary>
    public override Expr Draw(params ImmutableArray<Expr> noises) => Location + Solved(Formulas.WithLastAxis(noises[0]));

    /// <inheritdoc/>
    public override Distribution Map(Func<Expr, Expr> parameter) =>
        new BandedNormalDistribution(parameter(Location), parameter(Scale), parameter(Coefficients), Neighbourhood);

    // The u with Lᵀ u = B, as one number a pixel is read of it, [n, D].
    private Expr Solved(Expr right, Func<Expr, Expr>? read = null) =>
        Reshape(Neighbourhood.Solve(Coefficients, Scale, right, read), Location.Shape);
}
