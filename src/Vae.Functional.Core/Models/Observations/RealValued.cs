using Vae.Functional.Bounds;

namespace Vae.Functional;

/// <summary>Real numbers. Log-densities are per unit of the data's own scale.</summary>
/// <param name="Shape">The shape of one observation.</param>
/// <param name="Dequantised">Whether no value repeats, by nature or by added noise, so that densities are bounded.</param>
public sealed record RealValued(Shape Shape, bool Dequantised = false) : Observation(Shape)
{
    /// <inheritdoc/>
    public override Support Support => Support.Real;
}
