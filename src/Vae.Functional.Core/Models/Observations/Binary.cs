using Vae.Functional.Bounds;

namespace Vae.Functional;

/// <summary>Bits: each component is 0 or 1.</summary>
/// <param name="Shape">The shape of one observation.</param>
public sealed record Binary(Shape Shape) : Observation(Shape)
{
    /// <inheritdoc/>
    public override Support Support => Support.Binary;
}
