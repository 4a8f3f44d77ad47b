using Vae.Functional.Bounds;

namespace Vae.Functional;

/// <summary>What is made of grey levels, so that a density can be fitted to them.</summary>
public enum Dequantise
{
    /// <summary>Nothing: levels stay levels, which have probabilities.</summary>
    None = 0,
    /// <summary>Uniform noise of the width of one level is added, once for all epochs: (255·x + u)/256.</summary>
    Uniform = 1,
}

/// <summary>
/// Grey levels of one byte, 0 to 255, on the scale of [0, 1]: level k is the number k/255. As levels their log-probabilities have no scale;
/// with noise log-densities are per unit of [0, 1], and −log₂ p(x) + 8 bits a component is at least the code length of the levels
/// (Theis, van den Oord and Bethge 2016).
/// </summary>
/// <param name="Shape">The shape of one observation.</param>
/// <param name="Dequantise">Whether noise is added.</param>
public sealed record Pixels(Shape Shape, Dequantise Dequantise = Dequantise.None) : Observation(Shape)
{
    /// <inheritdoc/>
    public override Support Support => Dequantise == Dequantise.None ? Support.Levels : Support.UnitInterval;

    /// <inheritdoc/>
    public override IEnumerable<string> Faults =>
        base.Faults.Concat(Member.Faults(Dequantise).Select(fault => $"Observation: {fault}"));
}
