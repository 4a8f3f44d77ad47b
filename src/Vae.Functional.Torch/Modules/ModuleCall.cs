using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Vae.Functional.Tensors;
using Vae.Functional.Torch.Lowering;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Vae.Functional.Torch.Modules;

/// <summary>A module of its own, called with other numbers in its parameters each time. It is disposed with the call.</summary>
internal sealed class ModuleCall : IOpaqueCall
{
    private readonly nn.Module<Tensor, Tensor> module;
    private readonly ModuleWeights weights;

    public ModuleCall(nn.Module<Tensor, Tensor> module)
    {
        module.eval();
        (this.module, weights) = (module, ModuleWeights.Of(module));
    }

    public void Value<T>(int rows, ReadOnlySpan<T> x, ReadOnlySpan<T> w, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using var scope = NewDisposeScope();
        using var recordsNothing = no_grad();
        Copy(Called(Rows(rows, x), w), y);
    }

    public void InputGradient<T>(int rows, ReadOnlySpan<T> x, ReadOnlySpan<T> w, ReadOnlySpan<T> g, Span<T> gradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using var scope = NewDisposeScope();
        using var records = enable_grad();
        var input = Rows(rows, x).requires_grad_();
        Copy(Gradients(Called(input, w), Rows(rows, g), [input])[0], gradient);
    }

    public void WeightGradient<T>(int rows, ReadOnlySpan<T> x, ReadOnlySpan<T> w, ReadOnlySpan<T> g, Span<T> gradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using var scope = NewDisposeScope();
        using var records = enable_grad();
        foreach (var part in Gradients(Called(Rows(rows, x), w), Rows(rows, g), [.. weights.Parameters]))
        {
            Copy(part, gradient);
            gradient = gradient[(int)part.numel()..];
        }
    }

    public void Dispose() => module.Dispose();

    private Tensor Called<T>(Tensor x, ReadOnlySpan<T> w)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        TorchThreads.Pin(1);
        weights.Write(w);
        return module.call(x);
    }

    // TorchSharp ends the process where it is asked for a gradient that does not exist; with the terms of zero there always is one.
    private static IList<Tensor> Gradients(Tensor y, Tensor g, Tensor[] by) =>
        autograd.grad([by.Aggregate(y.mul(g).sum(), (sum, operand) => sum.add(operand.sum().mul(0)))], by);

    private static Tensor Rows<T>(int rows, ReadOnlySpan<T> numbers)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var tensor = empty(rows, numbers.Length / rows, ScalarType.Float32);
        TensorPrimitives.ConvertTruncating(numbers, MemoryMarshal.Cast<byte, float>(tensor.bytes));
        return tensor;
    }

    private static void Copy<T>(Tensor from, Span<T> to)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<byte, float>(from.detach().contiguous().bytes), to);
}
