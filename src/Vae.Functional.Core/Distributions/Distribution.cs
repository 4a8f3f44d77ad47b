using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>
/// A distribution over vectors of d components, a batch of it: parameters are expressions of shape [n, d], or of a shape that broadcasts
/// to it, where n counts observations or draws. Parameters are as a user writes them: nothing is clipped.
/// </summary>
public abstract record Distribution
{
    /// <summary>½ log 2π, the constant of every normal density.</summary>
    private protected static Expr HalfLogTwoPi { get; } =
        new Expr.Constant(0.5 * Math.Log(2 * Math.PI)).As("½ log 2π", @"\tfrac{1}{2} \log 2\pi");

    /// <summary>The values that a component takes.</summary>
    public abstract Support Support { get; }

    /// <summary>
    /// Whether <see cref="LogDensity"/> gives log p(x) at every x. Where it does not, <see cref="DrawWithDensity"/> may still, at draws.
    /// </summary>
    public virtual bool HasDensityEverywhere => true;

    /// <summary>
    /// log p(x) in nats, over all d components: x of shape [n, d], result [n]. A density carries the scale of x; a mass of counts, bits or
    /// categories does not. For x outside the support it means nothing.
    /// </summary>
    public abstract Expr LogDensity(Expr x);

    /// <summary>Whether <see cref="Mean"/> and <see cref="StandardDeviation"/> have closed forms.</summary>
    public virtual bool HasMoments => true;

    /// <summary>The mean, [n, d].</summary>
    public abstract Expr Mean { get; }

    /// <summary>The standard deviation of each component; broadcasts to [n, d].</summary>
    public abstract Expr StandardDeviation { get; }

    /// <summary>−E log p(x) over all d components, [n] in nats; null where there is no closed form.</summary>
    public virtual Expr? Entropy => null;

    /// <summary>The noises of one draw of d components, in the order in which <see cref="Draw"/> takes them.</summary>
    public abstract ImmutableArray<DrawNoise> Noises(int components);

    /// <summary>A draw, [n, d], as a function of noises, each [n, its width].</summary>
    public abstract Expr Draw(params ImmutableArray<Expr> noises);

    /// <summary>A draw and log p at it: all that estimators need which weigh draws by their own density.</summary>
    /// <param name="noises">Those of <see cref="Noises"/>, each [n, its width].</param>
    /// <param name="symbol">How formulas write the draw; null for what it is made of.</param>
    public virtual DensityDraw DrawWithDensity(ImmutableArray<Expr> noises, Symbol? symbol = null)
    {
        var x = Draw(noises).As(symbol);
        return new(x, LogDensity(x));
    }

    /// <summary>
    /// Whether the gradient of <see cref="Draw"/> with respect to the parameters is the gradient of the draw (reparameterised). Where it is
    /// not, none flows through a draw, and <see cref="ScoreFunction"/> has the gradient of an expectation.
    /// </summary>
    public abstract bool IsReparameterised { get; }

    /// <summary>The same distribution with each parameter replaced.</summary>
    public abstract Distribution Map(Func<Expr, Expr> parameter);

    /// <summary>A draw from noise inputs of its own: <paramref name="rows"/> rows of <paramref name="components"/> components.</summary>
    /// <param name="noise">What the noise inputs are called; one of several has its part behind a dot.</param>
    /// <param name="rows">n.</param>
    /// <param name="components">d.</param>
    /// <param name="symbol">How formulas write the noise; null for its name.</param>
    public Expr DrawFrom(string noise, Dimension rows, int components, Symbol? symbol = null) =>
        Draw(NoiseInputs(noise, rows, components, symbol));

    /// <summary>The noise inputs of a draw of so many rows.</summary>
    internal ImmutableArray<Expr> NoiseInputs(string noise, Dimension rows, int components, Symbol? symbol = null) =>
        [.. Noises(components).Select(part => part.Input(noise, rows, symbol))];

    /// <summary>
    /// v + stop(v)·(log p(x) − stop(log p(x))): its value is v, and its gradient that of v plus v ∇ log p(x), whose expectation under
    /// x ~ p is ∇ E v (the score-function estimator, Williams 1992; in this form Foerster and others 2018, equation 5).
    /// </summary>
    /// <param name="value">v at the draw, [n].</param>
    /// <param name="draw">x, [n, d]; no gradient flows through it.</param>
    public Expr ScoreFunction(Expr value, Expr draw)
    {
        var logDensity = LogDensity(StopGradient(draw));
        return value + StopGradient(value) * (logDensity - StopGradient(logDensity));
    }
}
