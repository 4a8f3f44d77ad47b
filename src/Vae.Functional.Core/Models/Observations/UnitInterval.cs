using Vae.Functional.Bounds;

namespace Vae.Functional;

/// <summary>Intensities: each component lies in [0, 1]. Log-densities are per unit of that scale.</summary>
/// <param name="Shape">The shape of one observation.</param>
/// <param name="Dequantised">
/// Whether noise of the width of a quantisation step has been added, so that no value repeats and densities are bounded.
/// </param>
public sealed record UnitInterval(Shape Shape, bool Dequantised = false) : Observation(Shape)
{
    /// <inheritdoc/>
    public override Support Support => Support.UnitInterval;
}
