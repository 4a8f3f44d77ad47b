using System.Numerics;

namespace Vae.Functional.Tensors;

/// <summary>
/// y = f(x; w), a function that the expression language does not look into: from vectors, [n, k], and weights laid flat, [P], to vectors,
/// [n, m]. It is pure: the same operands give the same numbers, and a row of y follows from its own row of x. Compared by value.
/// </summary>
public abstract record OpaqueFunction
{
    /// <summary>How programs and formulas write it, as in <c>MyModules.Encoder</c>.</summary>
    public abstract string Name { get; }

    /// <summary>P.</summary>
    public abstract int WeightCount { get; }

    /// <summary>Whether it is managed code alone, as is all that the embedded engine runs.</summary>
    public abstract bool IsManaged { get; }

    /// <summary>m, for vectors of k numbers.</summary>
    /// <exception cref="TypingException">It does not take such vectors.</exception>
    public abstract int Width(int inputWidth);

    /// <summary>Fills the weights, [P], as they are before training: the same for the same seed.</summary>
    public abstract void Start(ulong seed, Span<float> weights);

    /// <summary>The function made ready to be called often, by one thread at a time.</summary>
    public abstract IOpaqueCall Open();
}

/// <summary>Calls of an <see cref="OpaqueFunction"/> over numbers in row-major order.</summary>
public interface IOpaqueCall : IDisposable
{
    /// <summary>y, [n, m].</summary>
    void Value<T>(int rows, ReadOnlySpan<T> x, ReadOnlySpan<T> w, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>Σ g ∂y/∂x, [n, k], for g of the shape of y.</summary>
    void InputGradient<T>(int rows, ReadOnlySpan<T> x, ReadOnlySpan<T> w, ReadOnlySpan<T> g, Span<T> gradient)
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>Σ g ∂y/∂w, [P], for g of the shape of y.</summary>
    void WeightGradient<T>(int rows, ReadOnlySpan<T> x, ReadOnlySpan<T> w, ReadOnlySpan<T> g, Span<T> gradient)
        where T : unmanaged, IFloatingPointIeee754<T>;
}

/// <summary>The primitives of <see cref="PrimitiveGroups.Calls"/> as what they call.</summary>
public static class OpaqueCalls
{
    /// <summary>Writes the value of a primitive; <paramref name="g"/> is what its third operand holds, empty where it has none.</summary>
    public static void Run<T>(
        this IOpaqueCall call, Primitive primitive, int rows, ReadOnlySpan<T> x, ReadOnlySpan<T> w, ReadOnlySpan<T> g, Span<T> target)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        switch (primitive)
        {
            case Primitive.Call:
                call.Value(rows, x, w, target);
                break;
            case Primitive.CallInputGradient:
                call.InputGradient(rows, x, w, g, target);
                break;
            case Primitive.CallWeightGradient:
                call.WeightGradient(rows, x, w, g, target);
                break;
            default:
                throw new InvalidOperationException($"{primitive} calls no function");
        }
    }
}
