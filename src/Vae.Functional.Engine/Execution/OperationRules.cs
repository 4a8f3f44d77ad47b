using System.Collections.Frozen;
using System.Collections.Immutable;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Primitive;

namespace Vae.Functional.Engine.Execution;

/// <summary>Each instruction of a plan as an operation over memory.</summary>
internal static class OperationRules
{
    private delegate IOperation Rule(View target, ImmutableArray<View> x, Attributes attributes, Team team);

    private static readonly FrozenDictionary<Primitive, Rule> Table = new Dictionary<Primitive, Rule>
    {
        [Pad] = (target, x, attributes, _) => new InOrder(
            Filled(target, 0),
            Copied(target.Narrowed(attributes.Axes[0], attributes.Start, x[0].Extents[attributes.Axes[0]]), x[0])),
        [Concatenate] = Joined,
        [Gather] = (target, x, attributes, _) => new GatherOperation(target, x[0], x[1], attributes.Axes[0]),
        [ScatterAdd] = (target, x, attributes, _) => new InOrder(
            Filled(target, 0),
            new ScatterOperation(target, x[0], x[1], attributes.Axes[0])),
        [Unfold] = (target, x, attributes, team) => new UnfoldOperation(target, x[0], attributes.Window, team),
        [Fold] = (target, x, attributes, team) => new FoldOperation(target, x[0], attributes.Window, team),
        [Sum] = (target, x, attributes, _) => new SumOperation(target, x[0], attributes.Axes, divisor: 1),
        [Mean] = (target, x, attributes, _) => new SumOperation(target, x[0], attributes.Axes, Count(x[0], attributes.Axes)),
        [Max] = (target, x, attributes, _) => new MaxOperation(target, x[0], attributes.Axes),
        [LogSumExp] = (target, x, attributes, _) => new LogSumExpOperation(target, x[0], attributes.Axes),
    }
    .Concat(PrimitiveGroups.Calls.Select(primitive => KeyValuePair.Create<Primitive, Rule>(
        primitive,
        (target, x, attributes, _) => new CallOperation(primitive, attributes.Function!, target, x))))
    .Concat(PrimitiveGroups.Pointwise.Select(primitive => KeyValuePair.Create<Primitive, Rule>(
        primitive,
        (target, x, attributes, _) => new PointwiseOperation(PointwiseRules.Of(primitive, attributes), target, [.. x]))))
    .ToFrozenDictionary();

    /// <summary>The primitives that instructions may have. Of the rest, views are slots of a plan, and the batch size is a constant.</summary>
    public static IEnumerable<Primitive> Covered => Table.Keys.Append(MatrixMultiply);

    /// <summary>The operation of an instruction.</summary>
    public static IOperation Of(Instruction instruction, Operand target, ImmutableArray<Operand> operands, IKernels kernels, Team team) =>
        instruction.Primitive == MatrixMultiply
            ? Products.Of(target, operands[0], operands[1], kernels, team)
            : Table[instruction.Primitive](View.Of(target), [.. operands.Select(View.Of)], instruction.Attributes, team);

    private static PointwiseOperation Copied(View target, View from) =>
        new(PointwiseRules.Of(StopGradient, Attributes.None), target, [from]);

    private static PointwiseOperation Filled(View target, float value) => new((_, _, _, y) => y.Fill(value), target, []);

    private static InOrder Joined(View target, ImmutableArray<View> x, Attributes attributes, Team team)
    {
        var (axis, start, copies) = (attributes.Axes[0], 0, new List<IOperation>());
        foreach (var part in x)
        {
            copies.Add(Copied(target.Narrowed(axis, start, part.Extents[axis]), part));
            start += part.Extents[axis];
        }
        return new([.. copies]);
    }

    private static int Count(View x, Sizes axes) => axes.Aggregate(1, (product, axis) => product * x.Extents[axis]);
}

/// <summary>One operation after the other.</summary>
internal sealed class InOrder(params IOperation[] operations) : IOperation
{
    public void Run()
    {
        foreach (var operation in operations)
            operation.Run();
    }

    public void Dispose()
    {
        foreach (var operation in operations)
            operation.Dispose();
    }
}
