using System.Collections.Immutable;

namespace Vae.Functional.Engine.Tiles;

/// <summary>The operations of <see cref="ILanes{T}"/>, reads, and what a loop carries to the end of a row.</summary>
internal enum LaneOperation
{
    Constant,
    Load,
    Carried,
    Add,
    Subtract,
    Multiply,
    Divide,
    And,
    Or,
    ExclusiveOr,
    MultiplyAdd,
    SquareRoot,
    Max,
    Min,
    Greater,
    Equal,
    Select,
    AddBits,
    ShiftLeft,
    ShiftRight,
    WholeNumber,
    Each,
}

/// <summary>One operation that a formula asked for.</summary>
/// <param name="operation">Which.</param>
/// <param name="operands">What it is applied to.</param>
/// <param name="detail">The bits of a constant, the number of a load or of the result that something is carried for, the count of a shift.</param>
/// <param name="function">The function of <see cref="LaneOperation.Each"/>.</param>
internal sealed class Trace(LaneOperation operation, ImmutableArray<Trace> operands, int detail = 0, RareFunction? function = null)
{
    public LaneOperation Operation { get; } = operation;

    public ImmutableArray<Trace> Operands { get; } = operands;

    public int Detail { get; } = detail;

    public RareFunction? Function { get; } = function;
}

/// <summary>A number that is known by how it is computed: the lanes that loops are emitted from.</summary>
internal readonly struct Traced(Trace trace) : ILanes<Traced>
{
    public Trace Trace { get; } = trace;

    public static implicit operator Traced(float value) => Bits(BitConverter.SingleToInt32Bits(value));

    public static Traced Bits(int bits) => new(new Trace(LaneOperation.Constant, [], bits));

    public static Traced Load(int number) => new(new Trace(LaneOperation.Load, [], number));

    public static Traced Carried(int result) => new(new Trace(LaneOperation.Carried, [], result));

    public static Traced operator +(Traced a, Traced b) => Of(LaneOperation.Add, a, b);

    public static Traced operator -(Traced a, Traced b) => Of(LaneOperation.Subtract, a, b);

    public static Traced operator *(Traced a, Traced b) => Of(LaneOperation.Multiply, a, b);

    public static Traced operator /(Traced a, Traced b) => Of(LaneOperation.Divide, a, b);

    public static Traced operator &(Traced a, Traced b) => Of(LaneOperation.And, a, b);

    public static Traced operator |(Traced a, Traced b) => Of(LaneOperation.Or, a, b);

    public static Traced operator ^(Traced a, Traced b) => Of(LaneOperation.ExclusiveOr, a, b);

    public static Traced MultiplyAdd(Traced a, Traced b, Traced c) => Of(LaneOperation.MultiplyAdd, a, b, c);

    public static Traced SquareRoot(Traced x) => Of(LaneOperation.SquareRoot, x);

    public static Traced Max(Traced a, Traced b) => Of(LaneOperation.Max, a, b);

    public static Traced Min(Traced a, Traced b) => Of(LaneOperation.Min, a, b);

    public static Traced Greater(Traced a, Traced b) => Of(LaneOperation.Greater, a, b);

    public static Traced Equal(Traced a, Traced b) => Of(LaneOperation.Equal, a, b);

    // A truth value that was made a number only to be asked whether it is 0 is taken as it was.
    public static Traced Select(Traced condition, Traced a, Traced b) =>
        condition.Trace is { Operation: LaneOperation.Equal, Operands: [{ Operation: LaneOperation.And, Operands: [var truth, _] }, _] }
        && truth.Operation is (LaneOperation.Greater or LaneOperation.Equal)
            ? Of(LaneOperation.Select, new(truth), b, a)
            : Of(LaneOperation.Select, condition, a, b);

    public static Traced AddBits(Traced a, Traced b) => Of(LaneOperation.AddBits, a, b);

    public static Traced ShiftLeft(Traced x, int count) => new(new Trace(LaneOperation.ShiftLeft, [x.Trace], count));

    public static Traced ShiftRight(Traced x, int count) => new(new Trace(LaneOperation.ShiftRight, [x.Trace], count));

    public static Traced WholeNumber(Traced x) => Of(LaneOperation.WholeNumber, x);

    public static Traced Each(RareFunction function, Traced a, Traced b) =>
        new(new Trace(LaneOperation.Each, [a.Trace, b.Trace], 0, function));

    private static Traced Of(LaneOperation operation, params ReadOnlySpan<Traced> operands)
    {
        var traces = ImmutableArray.CreateBuilder<Trace>(operands.Length);
        foreach (var operand in operands)
            traces.Add(operand.Trace);
        return new(new Trace(operation, traces.MoveToImmutable()));
    }
}
