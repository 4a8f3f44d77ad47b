using Vae.Functional.Tensors;

namespace Vae.Functional.Distributions;

/// <summary>
/// A distribution over vectors with independent components, a batch of it: parameters are expressions of shape [n, d], where n counts
/// observations or draws and d components.
/// </summary>
public abstract record Distribution
{
    /// <summary>½ log 2π, the constant of every normal density.</summary>
    private protected static Expr HalfLogTwoPi { get; } =
        new Expr.Constant(0.5 * Math.Log(2 * Math.PI)).As("½ log 2π", @"\tfrac{1}{2} \log 2\pi");

    /// <summary>log p(x) in nats, summed over the d components: x of shape [n, d], result [n]. Densities carry the scale of x.</summary>
    public abstract Expr LogDensity(Expr x);

    /// <summary>The mean, [n, d].</summary>
    public abstract Expr Mean { get; }

    /// <summary>The standard deviation of each component; broadcasts to [n, d].</summary>
    public abstract Expr StandardDeviation { get; }

    /// <summary>The law of the noise that <see cref="Draw"/> takes.</summary>
    public abstract NoiseLaw Noise { get; }

    /// <summary>A draw, [n, d], as a function of noise of the same shape.</summary>
    public abstract Expr Draw(Expr noise);

    /// <summary>
    /// Whether the gradient of <see cref="Draw"/> with respect to the parameters is the gradient of the draw (reparameterised).
    /// </summary>
    public abstract bool IsReparameterised { get; }

    /// <summary>The same distribution with each parameter replaced.</summary>
    public abstract Distribution Map(Func<Expr, Expr> parameter);
}
