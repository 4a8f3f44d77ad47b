namespace Vae.Functional;

/// <summary>The range that a decoder's network declares for its output.</summary>
public enum OutputRange
{
    /// <summary>Every real number.</summary>
    Natural,
    /// <summary>(0, 1).</summary>
    UnitInterval,
    /// <summary>The numbers above 0.</summary>
    NonNegative,
    /// <summary>(−1, 1).</summary>
    Symmetric,
}
