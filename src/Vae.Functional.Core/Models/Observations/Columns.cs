using Vae.Functional.Bounds;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// A row of a table whose columns are of several kinds: those of one observation, then those of another, each laid flat. Either may be
/// columns itself.
/// </summary>
/// <param name="First">The first columns.</param>
/// <param name="Then">Those after them.</param>
public sealed record Columns(Observation First, Observation Then) : Observation(First.Width + Then.Width)
{
    /// <inheritdoc/>
    public override Support Support => Support.Mixed;

    /// <summary>What each part reads of its own columns, side by side.</summary>
    public override Expr Recognised(Expr x) => Concatenate(
        1, First.Recognised(Slice(x, 1, 0, First.Width)), Then.Recognised(Slice(x, 1, First.Width, Then.Width)));

    /// <inheritdoc/>
    public override int RecognisedWidth => First.RecognisedWidth + Then.RecognisedWidth;

    /// <inheritdoc/>
    public override IEnumerable<string> Faults =>
    [
        .. First.Faults,
        .. Then.Faults,
        .. Shape == (Shape)(First.Width + Then.Width)
            ? Array.Empty<string>()
            : [$"Observation: the shape is {Shape}, and its columns are {First.Width} and {Then.Width}; make Columns anew in place of with"],
    ];
}
