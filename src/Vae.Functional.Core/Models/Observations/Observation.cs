using System.Text;
using Vae.Functional.Bounds;
using Vae.Functional.Tensors;

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

    /// <summary>What a recognition network reads of x, [n, D]: [n, <see cref="RecognisedWidth"/>].</summary>
    public virtual Expr Recognised(Expr x) => x;

    /// <summary>How many numbers a recognition network reads of one observation.</summary>
    public virtual int RecognisedWidth => Width;

    /// <summary>What is wrong with the declaration, a line each; empty where nothing is.</summary>
    public virtual IEnumerable<string> Faults =>
        Shape.Count == 0 || Shape.Any(extent => extent.PerBatch || extent.Count <= 0)
            ? [$"Observation: the shape is {Shape}; give positive extents"]
            : Shape.Aggregate(1.0, (size, extent) => size * extent.Count) > Array.MaxLength
                ? [$"Observation: the shape is {Shape}, more than {Array.MaxLength} components; give smaller extents"]
                : [];
}
