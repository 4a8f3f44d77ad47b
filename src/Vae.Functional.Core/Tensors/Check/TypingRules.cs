using System.Collections.Frozen;
using System.Collections.Immutable;
using static Vae.Functional.Tensors.Primitive;

namespace Vae.Functional.Tensors.Check;

/// <summary>The shape and type of each primitive's result, or why its operands do not fit.</summary>
public static class TypingRules
{
    private delegate (Shape Shape, ElementType Type) Rule(ImmutableArray<Expr> operands, Attributes attributes);

    private static readonly FrozenDictionary<Primitive, Rule> Table = new Dictionary<Primitive, Rule>
    {
        [BatchSize] = (operands, _) => (Count(operands, 0, Shape.Scalar), ElementType.Real),
        [Greater] = (operands, _) => (SameShape(AllReal(operands, 2)), ElementType.Truth),
        [Equal] = (operands, _) => (SameShape(AllReal(operands, 2)), ElementType.Truth),
        [Where] = (operands, _) => (SameShape(Count(operands, 3, operands)), Chosen(operands)),
        [Reshape] = (operands, attributes) => (SameSize(One(operands), attributes.Shape), operands[0].Type),
        [Transpose] = (operands, attributes) => (Permuted(One(operands), attributes.Axes), operands[0].Type),
        [Broadcast] = (operands, attributes) => (Repeated(One(operands), attributes.Shape), operands[0].Type),
        [Slice] = (operands, attributes) => (Sliced(One(operands), attributes), operands[0].Type),
        [Pad] = (operands, attributes) => (Padded(AllReal(operands, 1)[0].Shape, attributes), ElementType.Real),
        [Concatenate] = (operands, attributes) => (Joined(operands, attributes), AllReal(operands, operands.Length)[0].Type),
        [Gather] = (operands, attributes) => (Gathered(operands, attributes), AllReal(operands[..1], 1)[0].Type),
        [ScatterAdd] = (operands, attributes) => (Scattered(operands, attributes), AllReal(operands[..1], 1)[0].Type),
        [Unfold] = (operands, attributes) => (Unfolded(AllReal(operands, 1)[0].Shape, attributes.Window), ElementType.Real),
        [Fold] = (operands, attributes) => (Folded(AllReal(operands, 1)[0].Shape, attributes), ElementType.Real),
        [Polygamma] = (operands, attributes) => (Ordered(AllReal(operands, 1)[0].Shape, attributes.Order), ElementType.Real),
        [GammaCdfRatio] = (operands, attributes) => (Ordered(SameShape(AllReal(operands, 2)), attributes.Order), ElementType.Real),
        [MatrixMultiply] = (operands, _) => (Product(AllReal(operands, 2)), ElementType.Real),
        [Call] = (operands, attributes) => (Called(AllReal(operands, 2), attributes.Function!), ElementType.Real),
        [CallInputGradient] = (operands, attributes) => (CalledWithGradient(operands, attributes)[0].Shape, ElementType.Real),
        [CallWeightGradient] = (operands, attributes) => (CalledWithGradient(operands, attributes)[1].Shape, ElementType.Real),
        [StopGradient] = (operands, _) => (One(operands), operands[0].Type),
    }
    .Concat(All(PrimitiveGroups.Unary.Except([Polygamma]), (operands, _) => AllReal(operands, 1)[0].Shape))
    .Concat(All(PrimitiveGroups.Binary.Except([GammaCdfRatio]), (operands, _) => SameShape(AllReal(operands, 2))))
    .Concat(All(PrimitiveGroups.Reductions, (operands, attributes) => Reduced(AllReal(operands, 1)[0].Shape, attributes.Axes)))
    .ToFrozenDictionary();

    /// <summary>The primitives that have a rule: all of them.</summary>
    public static IEnumerable<Primitive> Covered => Table.Keys;

    /// <summary>The shape and type of a primitive applied to operands.</summary>
    /// <exception cref="TypingException">
    /// They do not fit. The message prints the primitive, each operand, its shape and its origin.
    /// </exception>
    public static (Shape Shape, ElementType Type) Of(Primitive primitive, ImmutableArray<Expr> operands, Attributes attributes) =>
        Explained(primitive, operands, () => Table[primitive](operands, attributes));

    /// <summary>
    /// What is found out about operands; where they do not fit, the message says of which primitive and where they come from.
    /// </summary>
    internal static T Explained<T>(Primitive primitive, ImmutableArray<Expr> operands, Func<T> rule)
    {
        try
        {
            return rule();
        }
        catch (TypingException mismatch)
        {
            var origins = operands.Select((operand, i) => $"; operand {i + 1} is {Print.GraphText.Describe(operand)}");
            throw new TypingException($"{Print.Notation.Name(primitive)}: {mismatch.Message}{string.Concat(origins)}");
        }
    }

    private static IEnumerable<KeyValuePair<Primitive, Rule>> All(
        IEnumerable<Primitive> primitives,
        Func<ImmutableArray<Expr>, Attributes, Shape> shape) =>
        primitives.Select(primitive => KeyValuePair.Create<Primitive, Rule>(
            primitive,
            (operands, attributes) => (shape(operands, attributes), ElementType.Real)));

    private static T Count<T>(ImmutableArray<Expr> operands, int expected, T result) =>
        operands.Length == expected ? result : throw new TypingException($"takes {expected} operands and got {operands.Length}");

    private static Shape One(ImmutableArray<Expr> operands) => Count(operands, 1, operands)[0].Shape;

    private static ImmutableArray<Expr> AllReal(ImmutableArray<Expr> operands, int expected) =>
        Count(operands, expected, operands).All(operand => operand.Type == ElementType.Real)
            ? operands
            : throw new TypingException(
                $"takes real operands and got {string.Join(" and ", operands.Select(operand => Name(operand.Type)))}");

    private static ElementType Typed(ElementType expected, Expr operand, ElementType result) =>
        operand.Type == expected ? result : throw new TypingException($"takes {Name(expected)} where it got {Name(operand.Type)}");

    private static string Name(ElementType type) => type.ToString().ToLowerInvariant();

    private static ElementType Chosen(ImmutableArray<Expr> operands) =>
        Typed(ElementType.Truth, operands[0], AllReal(operands[1..], 2)[0].Type);

    private static Shape Ordered(Shape shape, int order) =>
        order >= 0 ? shape : throw new TypingException($"there is no order {order}");

    private static Shape SameShape(ImmutableArray<Expr> operands) =>
        operands.All(operand => operand.Shape == operands[0].Shape)
            ? operands[0].Shape
            : throw new TypingException(
                $"takes operands of one shape and got {string.Join(" and ", operands.Select(operand => operand.Shape))}");

    private static Shape SameSize(Shape from, Shape to) =>
        Counted(from) == Counted(to)
            ? to
            : throw new TypingException($"cannot see the numbers of {from} as {to}, which holds another count");

    // How many numbers, as a multiple of a power of B.
    private static (int Count, int PowerOfBatch) Counted(Shape shape) =>
        (shape.Aggregate(1, (count, dimension) => checked(count * dimension.Count)), shape.Count(dimension => dimension.PerBatch));

    private static Shape Permuted(Shape shape, Sizes order) =>
        order.Count == shape.Rank && order.Order().SequenceEqual(Enumerable.Range(0, shape.Rank))
            ? [.. order.Select(axis => shape[axis])]
            : throw new TypingException($"{order} is not an order of the {shape.Rank} axes of {shape}");

    private static Shape Repeated(Shape from, Shape to) =>
        Shapes.BroadcastsTo(from, to) ? to : throw new TypingException($"{from} cannot be repeated to {to}");

    private static int SingleAxis(Shape shape, Attributes attributes) =>
        attributes.Axes.Count == 1 && attributes.Axes[0] >= 0 && attributes.Axes[0] < shape.Rank
            ? attributes.Axes[0]
            : throw new TypingException($"{attributes.Axes} does not name one axis of {shape}");

    private static Shape Sliced(Shape shape, Attributes attributes)
    {
        var axis = SingleAxis(shape, attributes);
        var extent = shape[axis];
        return !extent.PerBatch && attributes.Start >= 0 && attributes.Length > 0 && attributes.Start + attributes.Length <= extent.Count
            ? Shapes.With(shape, axis, attributes.Length)
            : throw new TypingException($"{attributes.Length} positions from {attributes.Start} do not lie in axis {axis} of {shape}");
    }

    private static Shape Padded(Shape shape, Attributes attributes)
    {
        var (axis, to) = (SingleAxis(shape, attributes), attributes.Shape);
        var fits = to.Rank == shape.Rank && Shapes.With(shape, axis, to[axis]) == to && !shape[axis].PerBatch && !to[axis].PerBatch
            && attributes.Start >= 0 && attributes.Start + shape[axis].Count <= to[axis].Count;
        return fits ? to : throw new TypingException($"{shape} at position {attributes.Start} of axis {axis} does not lie in {to}");
    }

    private static Shape Joined(ImmutableArray<Expr> operands, Attributes attributes)
    {
        var first = operands.Length > 0 ? operands[0].Shape : throw new TypingException("takes at least one operand");
        var axis = SingleAxis(first, attributes);
        var fits = operands.All(operand =>
            operand.Shape.Rank == first.Rank
            && Shapes.With(operand.Shape, axis, 1) == Shapes.With(first, axis, 1)
            && !operand.Shape[axis].PerBatch);
        return fits
            ? Shapes.With(first, axis, operands.Sum(operand => operand.Shape[axis].Count))
            : throw new TypingException($"operands must agree but for axis {axis}, whose extents must be numbers");
    }

    private static Shape Gathered(ImmutableArray<Expr> operands, Attributes attributes)
    {
        var (from, index) = (Count(operands, 2, operands)[0].Shape, operands[1].Shape);
        var axis = SingleAxis(from, attributes);
        Typed(ElementType.Index, operands[1], ElementType.Real);
        return index.Rank == from.Rank && Shapes.With(from, axis, index[axis]) == index
            ? index
            : throw new TypingException($"index {index} must agree with {from} but for axis {axis}");
    }

    private static Shape Scattered(ImmutableArray<Expr> operands, Attributes attributes)
    {
        Typed(ElementType.Index, Count(operands, 2, operands)[1], ElementType.Real);
        var (axis, to) = (SingleAxis(operands[0].Shape, attributes), attributes.Shape);
        var from = operands[0].Shape;
        return from == operands[1].Shape && to.Rank == from.Rank && Shapes.With(from, axis, to[axis]) == to
            ? to
            : throw new TypingException($"operand and index must have one shape that agrees with {to} but for axis {axis}");
    }

    private static Shape Unfolded(Shape images, Window window) =>
        images.Rank == 4 && images.Skip(1).All(extent => !extent.PerBatch) && window.Fits(images[1].Count) && window.Fits(images[2].Count)
            && Dimension.Times(images[0], window.Places(images[1].Count) * window.Places(images[2].Count)) is { } places
            ? [places, window.Size * window.Size * images[3].Count]
            : throw new TypingException($"cannot slide a window of {window} over {images}: takes [n, rows, columns, channels]");

    private static Shape Folded(Shape windows, Attributes attributes) =>
        Unfolded(attributes.Shape, attributes.Window) is var expected && expected == windows
            ? attributes.Shape
            : throw new TypingException($"{attributes.Shape} has windows {expected}, not {windows}");

    private static Shape Reduced(Shape shape, Sizes axes) =>
        axes.SequenceEqual(Enumerable.Range(0, shape.Rank).Where(axis => axes.Contains(axis)))
            ? Shapes.Without(shape, axes)
            : throw new TypingException($"{axes} are not axes of {shape} in ascending order");

    private static Shape Called(ImmutableArray<Expr> operands, OpaqueFunction function)
    {
        var (x, weights) = (operands[0].Shape, operands[1].Shape);
        return x.Rank == 2 && !x[1].PerBatch && weights == function.WeightCount
            ? [x[0], function.Width(x[1].Count)]
            : throw new TypingException($"{function.Name} takes vectors and [{function.WeightCount}] weights, and got {x} and {weights}");
    }

    private static ImmutableArray<Expr> CalledWithGradient(ImmutableArray<Expr> operands, Attributes attributes) =>
        Called(AllReal(operands, 3)[..2], attributes.Function!) is var value && value == operands[2].Shape
            ? operands
            : throw new TypingException($"the gradient of {value} cannot be {operands[2].Shape}");

    private static Shape Product(ImmutableArray<Expr> operands)
    {
        var (a, b) = (operands[0].Shape, operands[1].Shape);
        return a.Rank == 2 && b.Rank == 2 && a[1] == b[0]
            ? [a[0], b[1]]
            : throw new TypingException($"cannot multiply {a} by {b}: takes [m, k] and [k, n]");
    }
}
