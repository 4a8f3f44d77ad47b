using System.Text;
using Vae.Functional.Bounds;

namespace Vae.Functional;

/// <summary>What is observed: the shape of one observation and the values it can take.</summary>
/// <param name="Shape">The shape of one observation, for example <c>(28, 28)</c>.</param>
public abstract record Observation(Shape Shape)
{
    // A spec prints what was declared, not what follows from it.
    /// <summary>Prints the declared members only.</summary>
    protected virtual bool PrintMembers(StringBuilder builder)
    {
        builder.Append($"Shape = {Shape}");
        return true;
    }

    /// <summary>The values it can take.</summary>
    public abstract Support Support { get; }

    /// <summary>The number of components D of one observation laid flat.</summary>
    public int Width => Shape.Size.Count;

    /// <summary>What is wrong with the declaration, a line each; empty where nothing is.</summary>
    public IEnumerable<string> Faults =>
        Shape.Count == 0 || Shape.Any(extent => extent.PerBatch || extent.Count <= 0)
            ? [$"Observation: the shape is {Shape}; give positive extents"]
            : Shape.Aggregate(1.0, (size, extent) => size * extent.Count) > Array.MaxLength
                ? [$"Observation: the shape is {Shape}, more than {Array.MaxLength} components; give smaller extents"]
                : [];
}

/// <summary>Bits: each component is 0 or 1.</summary>
/// <param name="Shape">The shape of one observation.</param>
public sealed record Binary(Shape Shape) : Observation(Shape)
{
    /// <inheritdoc/>
    public override Support Support => Support.Binary;
}

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

/// <summary>Real numbers. Log-densities are per unit of the data's own scale.</summary>
/// <param name="Shape">The shape of one observation.</param>
/// <param name="Dequantised">Whether no value repeats, by nature or by added noise, so that densities are bounded.</param>
public sealed record RealValued(Shape Shape, bool Dequantised = false) : Observation(Shape)
{
    /// <inheritdoc/>
    public override Support Support => Support.Real;
}
