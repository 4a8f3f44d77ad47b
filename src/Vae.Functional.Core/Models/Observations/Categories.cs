using Vae.Functional.Bounds;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// Choices: each component is the number of one of k categories, 0 to k − 1. A recognition network reads an indicator of each category.
/// </summary>
/// <param name="Shape">The shape of one observation.</param>
/// <param name="Count">k, the same for all components.</param>
public sealed record Categories(Shape Shape, int Count) : Observation(Shape)
{
    /// <inheritdoc/>
    public override Support Support => Support.Categories;

    /// <summary>1 where a component is of a category, else 0: [n, D] to [n, D·k].</summary>
    public override Expr Recognised(Expr x)
    {
        var indicators = Enumerable.Range(0, Count).Select(category => Where(Equal(x, (double)category), 1.0, 0.0));
        return Concatenate(-1, [.. indicators]);
    }

    /// <inheritdoc/>
    public override int RecognisedWidth => Width * Count;

    /// <inheritdoc/>
    public override IEnumerable<string> Faults =>
        base.Faults.Concat(Count >= 2 ? [] : [$"Observation: there are {Count} categories; give 2 or more"]);
}
