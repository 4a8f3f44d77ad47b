using System.Collections.Immutable;
using System.Runtime.InteropServices;
using TorchSharp;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;
using static TorchSharp.torch;
using static Vae.Functional.Torch.Lowering.TorchRules;

namespace Vae.Functional.Torch.Lowering;

/// <summary>The rules that take more than one operation: each writes its target and leaves no temporary behind.</summary>
internal static class ComposedRules
{
    // By the operand and not by the target itself, which autograd would then find changed under its hands.
    public static void Squared(Tensor target, ImmutableArray<Tensor> x, Attributes attributes)
    {
        Start(target, x[0]);
        Drop(target.mul_(x[0]), target);
    }

    public static void Polygammas(Tensor target, ImmutableArray<Tensor> x, Attributes attributes)
    {
        if (attributes.Order == 1)
        {
            Trigamma(target, x[0]);
            return;
        }
        Start(target, x[0]);
        Drop(attributes.Order == 0 ? target.digamma_() : target.polygamma_(attributes.Order), target);
    }

    // libtorch's own is off by 1e-9 near 1, where its series is short of terms: ψ′(x) = Σ 1/(x + k)² + ψ′(x + 10), k = 0 … 9.
    private static void Trigamma(Tensor target, Tensor x)
    {
        const int Steps = 10;
        using var sum = x.add(Steps);
        Drop(sum.polygamma_(1), sum);
        for (var k = 0; k < Steps; k++)
        {
            using var shifted = x.add(k);
            using var squared = shifted.mul(shifted);
            using var term = squared.reciprocal();
            Drop(sum.add_(term), sum);
        }
        Drop(target.copy_(sum), target);
    }

    // libtorch has no such function: the reference's own, number by number, in managed memory and in float64. Autograd sees a constant.
    public static Rule Mapped(Primitive primitive) => (target, x, attributes) =>
    {
        var rule = ScalarRules.Of(primitive, attributes);
        var operands = x.Select(Numbers).ToArray();
        double Operand(int index, int i) => index < operands.Length ? operands[index][i] : 0;
        double[] values = [.. Enumerable.Range(0, operands[0].Length).Select(i => rule(Operand(0, i), Operand(1, i), Operand(2, i)))];
        using var flat = tensor(values);
        using var value = flat.reshape(target.shape);
        Drop(target.copy_(value), target);
    };

    /// <summary>A tensor's numbers in managed memory.</summary>
    public static double[] Numbers(Tensor operand)
    {
        using var copy = zeros(operand.shape, ScalarType.Float64);
        using var detached = operand.detach();
        Drop(copy.copy_(detached), copy);
        return MemoryMarshal.Cast<byte, double>(copy.bytes).ToArray();
    }

    public static void Reshaped(Tensor target, ImmutableArray<Tensor> x, Attributes attributes)
    {
        using var value = x[0].reshape(target.shape);
        Drop(target.copy_(value), target);
    }

    public static void Chosen(Tensor target, ImmutableArray<Tensor> x, Attributes attributes)
    {
        using var condition = x[0].gt(0);
        using var value = where(condition, x[1], x[2]);
        Drop(target.copy_(value), target);
    }

    public static void Padded(Tensor target, ImmutableArray<Tensor> x, Attributes attributes)
    {
        Drop(target.zero_(), target);
        using var middle = target.narrow(attributes.Axes[0], attributes.Start, x[0].shape[attributes.Axes[0]]);
        Drop(middle.copy_(x[0]), middle);
    }

    public static void Joined(Tensor target, ImmutableArray<Tensor> x, Attributes attributes)
    {
        var (axis, start) = (attributes.Axes[0], 0L);
        foreach (var operand in x)
        {
            using var part = target.narrow(axis, start, operand.shape[axis]);
            Drop(part.copy_(operand), part);
            start += operand.shape[axis];
        }
    }

    public static void Gathered(Tensor target, ImmutableArray<Tensor> x, Attributes attributes)
    {
        using var index = Positions(x[1]);
        using var value = x[0].gather(attributes.Axes[0], index);
        Drop(target.copy_(value), target);
    }

    public static void Scattered(Tensor target, ImmutableArray<Tensor> x, Attributes attributes)
    {
        using var index = Positions(x[1]);
        Drop(target.zero_(), target);
        Drop(target.scatter_add_(attributes.Axes[0], index, x[0]), target);
    }

    public static void Averaged(Tensor target, ImmutableArray<Tensor> x, Attributes attributes)
    {
        var count = attributes.Axes.Aggregate(1L, (product, axis) => product * x[0].shape[axis]);
        using var sum = x[0].sum(Long(attributes.Axes));
        Drop(target.copy_(sum), target);
        Drop(target.div_((double)count), target);
    }

    public static void Shifted(Tensor target, ImmutableArray<Tensor> x, Attributes attributes)
    {
        var axes = Long(attributes.Axes);
        using var max = x[0].amax(axes, keepdim: true);
        using var shift = Finite(max);
        using var shifted = x[0].sub(shift);
        using var exponentials = shifted.exp();
        using var sum = exponentials.sum(axes, keepdim: true);
        using var logarithm = sum.log();
        using var value = logarithm.add(shift);
        using var reduced = value.reshape(target.shape);
        Drop(target.copy_(reduced), target);
    }

    // The shift of a sum of exponentials only guards against overflow: 0 does where the largest is infinite, and ∞ − ∞ is no number.
    private static Tensor Finite(Tensor max)
    {
        using var constant = max.detach();
        using var magnitude = constant.abs();
        using var infinite = magnitude.eq(double.PositiveInfinity);
        return constant.masked_fill(infinite, 0);
    }

    // The conversions that TorchSharp names have changed their signatures; a copy into another type has not.
    private static Tensor Positions(Tensor numbers)
    {
        var positions = zeros(numbers.shape, ScalarType.Int64, numbers.device);
        Drop(positions.copy_(numbers), positions);
        return positions;
    }
}
