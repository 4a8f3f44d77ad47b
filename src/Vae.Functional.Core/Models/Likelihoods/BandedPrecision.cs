using Vae.Functional.Bounds;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// N(m(z), Λ(z)⁻¹) over the pixels of an image, Λ = L Lᵀ, the lower triangle L(z) zero but on its diagonal and at neighbouring pixels (Dorta
/// and others 2018). Read from the last pixel to the first it is a regression on later neighbours, which is how it is parameterised:
/// xᵢ = mᵢ + Σⱼ aᵢⱼ (xⱼ − mⱼ) + σᵢ εᵢ, so Lᵢᵢ = 1/σᵢ and Lⱼᵢ = −aᵢⱼ/σᵢ, with m and A heads of the network. Log densities take 2R(R + 1)
/// products a pixel and no matrix; draws are exact, by back substitution, and correlated over many times the radius.
/// </summary>
/// <param name="Image">The shape of an observation: (rows, columns).</param>
/// <param name="Network">From a latent vector to features.</param>
/// <param name="Sigma">Where σ comes from, the standard deviation of a pixel given those after it.</param>
/// <param name="Radius">R, by how many rows and columns a neighbour is away at most.</param>
public sealed record BandedPrecision(Shape Image, Network Network, Scale Sigma, int Radius = 1) : Likelihood(Network)
{
    /// <inheritdoc/>
    public override Distribution Given(Expr latent, int width, Expr? observation)
    {
        var neighbourhood = new RasterNeighbourhood(Image[0].Count, Image[1].Count, Radius);
        var features = Network.Features(latent, Decoder);
        var (mean, scale) = LocationAndScale(Sigma, features, width, observation);
        Shape rows = [latent.Shape[0], width];
        var coefficients = Reshape(Correlations(features, width * neighbourhood.Count, "coefficients", "A"), [.. rows, neighbourhood.Count]);
        return new BandedNormalDistribution(mean, Broadcast(scale, rows), coefficients.As("A", "A"), neighbourhood);
    }

    /// <inheritdoc/>
    public override LikelihoodKind Kind => LikelihoodKind.BandedPrecision;

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        $"x|z ~ N(m(z), Λ(z)⁻¹), Λ = L Lᵀ banded over pixels at most {Radius} apart, Lᵀ = diag(1/σ)(I − A), {Sigma.Notation}",
        @"x \mid z \sim \mathcal{N}\left(m(z), \Lambda(z)^{-1}\right), \quad \Lambda = L L^\top, \quad "
            + @"L^\top = \operatorname{diag}(\sigma_x)^{-1} \left(I - A(z)\right)");

    /// <inheritdoc/>
    public override IEnumerable<string> Faults =>
    [
        .. base.Faults,
        .. FaultsOf(Sigma),
        .. Image.Rank == 2 && Image.All(extent => extent is { PerBatch: false, Count: > 0 })
            ? Array.Empty<string>()
            : [$"Likelihood: Image is {Image}; give (rows, columns), both positive"],
        .. Radius > 0 ? Array.Empty<string>() : [$"Likelihood: Radius is {Radius}; give a positive number"],
    ];
}
