using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Vae.Functional.Engine.Tiles;

/// <summary>
/// The operations of <see cref="ILanes{T}"/> as calls of the base library's vector operations, which the compiler makes one machine
/// instruction each; nothing here hangs on its inlining.
/// </summary>
internal sealed class LaneEmitter
{
    // A search among some hundred methods, for every operation that is emitted.
    private static readonly ConcurrentDictionary<(Type Operations, string Name, Type Element), MethodInfo> Found = [];

    private readonly Type operations;
    private readonly Type whole;
    private readonly Dictionary<LaneOperation, Action> table;
    private readonly ILGenerator il;

    public LaneEmitter(ILGenerator il)
    {
        this.il = il;
        (operations, Vector, whole, Count) = Vector512.IsHardwareAccelerated
            ? (typeof(Vector512), typeof(Vector512<float>), typeof(Vector512<int>), Vector512<float>.Count)
            : Vector256.IsHardwareAccelerated
            ? (typeof(Vector256), typeof(Vector256<float>), typeof(Vector256<int>), Vector256<float>.Count)
            : (typeof(Vector128), typeof(Vector128<float>), typeof(Vector128<int>), Vector128<float>.Count);
        table = new()
        {
            [LaneOperation.Add] = Operator("op_Addition"),
            [LaneOperation.Subtract] = Operator("op_Subtraction"),
            [LaneOperation.Multiply] = Operator("op_Multiply"),
            [LaneOperation.Divide] = Operator("op_Division"),
            [LaneOperation.And] = Operator("op_BitwiseAnd"),
            [LaneOperation.Or] = Operator("op_BitwiseOr"),
            [LaneOperation.ExclusiveOr] = Operator("op_ExclusiveOr"),
            [LaneOperation.MultiplyAdd] = () => Call("FusedMultiplyAdd", Vector, Vector, Vector),
            [LaneOperation.SquareRoot] = () => Generic("Sqrt", typeof(float)),
            [LaneOperation.Max] = () => Generic("Max", typeof(float)),
            [LaneOperation.Min] = () => Generic("Min", typeof(float)),
            [LaneOperation.Greater] = () => Generic("GreaterThan", typeof(float)),
            [LaneOperation.Equal] = () => Generic("Equals", typeof(float)),
            [LaneOperation.Select] = () => Generic("ConditionalSelect", typeof(float)),
            [LaneOperation.WholeNumber] = () =>
            {
                Generic("AsInt32", typeof(float));
                Call("ConvertToSingle", whole);
            },
        };
    }

    /// <summary>The type of a register's worth of numbers.</summary>
    public Type Vector { get; }

    /// <summary>How many numbers it holds.</summary>
    public int Count { get; }

    private static bool HasBlend => Avx.IsSupported && !Vector512.IsHardwareAccelerated;

    /// <summary>Emits an operation; <paramref name="operand"/> puts the value of one of its operands on the stack.</summary>
    public void Emit(LaneStep step, Action<int> operand)
    {
        switch (step.Operation)
        {
            case LaneOperation.Constant:
                il.Emit(OpCodes.Ldc_I4, step.Detail);
                Call("Create", typeof(int));
                Generic("AsSingle", typeof(int));
                return;
            case LaneOperation.Select when HasBlend:
                operand(step.Operands[2]);
                operand(step.Operands[1]);
                operand(step.Operands[0]);
                il.Emit(OpCodes.Call, typeof(Avx).GetMethod(nameof(Avx.BlendVariable), [Vector, Vector, Vector])!);
                return;
            case LaneOperation.AddBits:
                foreach (var addend in step.Operands)
                {
                    operand(addend);
                    Generic("AsInt32", typeof(float));
                }
                il.Emit(OpCodes.Call, whole.GetMethod("op_Addition", [whole, whole])!);
                Generic("AsSingle", typeof(int));
                return;
            case LaneOperation.ShiftLeft or LaneOperation.ShiftRight:
                operand(step.Operands[0]);
                Generic("AsInt32", typeof(float));
                il.Emit(OpCodes.Ldc_I4, step.Detail);
                Call(step.Operation == LaneOperation.ShiftLeft ? "ShiftLeft" : "ShiftRightArithmetic", whole, typeof(int));
                Generic("AsSingle", typeof(int));
                return;
            default:
                foreach (var one in step.Operands)
                    operand(one);
                table[step.Operation]();
                return;
        }
    }

    /// <summary>A number on the stack becomes a vector of it.</summary>
    public void Broadcast() => Call("Create", typeof(float));

    /// <summary>An address on the stack becomes what lies there.</summary>
    public void Load() => Generic("Load", typeof(float));

    /// <summary>A vector and an address on the stack: the one is written to the other.</summary>
    public void Store() => Generic("Store", typeof(float));

    /// <summary>Two vectors on the stack become their sum.</summary>
    public void Add() => table[LaneOperation.Add]();

    /// <summary>Two vectors on the stack become their difference.</summary>
    public void Subtract() => table[LaneOperation.Subtract]();

    /// <summary>Three vectors on the stack become the product of the first two and the third.</summary>
    public void MultiplyAdd() => table[LaneOperation.MultiplyAdd]();

    /// <summary>Two vectors on the stack become the bits that both have.</summary>
    public void And() => table[LaneOperation.And]();

    private Action Operator(string name) => () => il.Emit(OpCodes.Call, Vector.GetMethod(name, [Vector, Vector])!);

    private void Call(string name, params Type[] parameters) => il.Emit(OpCodes.Call, operations.GetMethod(name, parameters)!);

    private void Generic(string name, Type element) => il.Emit(
        OpCodes.Call,
        Found.GetOrAdd((operations, name, element), _ => operations.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Single(method => method.Name == name && method.IsGenericMethodDefinition && Fits(method))
            .MakeGenericMethod(element)));

    // Of several shapes under a name, the one over vectors of the element and addresses.
    private bool Fits(MethodInfo method) => method.GetParameters().All(parameter =>
        parameter.ParameterType.IsPointer
        || (parameter.ParameterType.IsGenericType && parameter.ParameterType.Name == Vector.Name));
}
