using Vae.Functional.Tensors;

namespace Vae.Functional.Distributions;

/// <summary>A distribution that is easier drawn from than described: its moments have no closed form.</summary>
public abstract record DrawnDistribution : Distribution
{
    /// <inheritdoc/>
    public sealed override bool HasMoments => false;

    /// <summary>There is none in closed form.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public sealed override Expr Mean => throw Lacking("mean");

    /// <summary>There is none in closed form.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public sealed override Expr StandardDeviation => throw Lacking("standard deviation");

    private NotSupportedException Lacking(string moment) =>
        new($"the {moment} of a {GetType().Name} has no closed form; take that of draws");

    private protected NotSupportedException LackingDensity() =>
        new($"the density of a {GetType().Name} is known at its own draws only; take DrawWithDensity");
}
