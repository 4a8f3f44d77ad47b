namespace Vae.Functional;

/// <summary>How a squared error is reduced over the components of an observation.</summary>
public enum Reduction
{
    /// <summary>Σ (x − m)²: what a Gaussian with σ² = ½ gives, without its constant.</summary>
    Sum = 0,
    /// <summary>The mean of (x − m)² over D components: σ² = D/2.</summary>
    Mean = 1,
}

/// <summary>The Gaussian that a squared error amounts to.</summary>
internal static class SquaredError
{
    /// <summary>σ², so that −(x − m)²/(2σ²), summed over the components, is the negative error.</summary>
    /// <param name="reduction">Over the components.</param>
    /// <param name="width">Their number D; a sum does not ask for it.</param>
    public static double Variance(Reduction reduction, long width) => reduction == Reduction.Sum ? 0.5 : width / 2.0;
}
