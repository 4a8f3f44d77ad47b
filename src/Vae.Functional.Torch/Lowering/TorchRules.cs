using System.Collections.Immutable;
using TorchSharp;
using Vae.Functional.Tensors;
using static TorchSharp.torch;
using static Vae.Functional.Tensors.Primitive;

namespace Vae.Functional.Torch.Lowering;

/// <summary>
/// Each primitive as TorchSharp operations that write a given tensor: in place where TorchSharp has an in-place form, which is how a
/// planned buffer is written, since no operation takes an output tensor. The same rules serve autograd, which follows in-place
/// operations too.
/// </summary>
internal static class TorchRules
{
    /// <summary>Writes the primitive's value into the target, which is the first operand itself where the plan says so.</summary>
    internal delegate void Rule(Tensor target, ImmutableArray<Tensor> x, Attributes attributes);

    private static readonly ImmutableDictionary<Primitive, Rule> Table = new Dictionary<Primitive, Rule>
    {
        [BatchSize] = (_, _, _) => throw new InvalidOperationException("the batch size is a constant of the plan"),
        [Negate] = InPlace(t => t.neg_()),
        [Absolute] = InPlace(t => t.abs_()),
        [Exp] = InPlace(t => t.exp_()),
        [ExpMinusOne] = InPlace(t => t.expm1_()),
        [Log] = InPlace(t => t.log_()),
        [LogOnePlus] = InPlace(t => t.log1p_()),
        [SquareRoot] = InPlace(t => t.sqrt_()),
        [Square] = Squared,
        [Reciprocal] = InPlace(t => t.reciprocal_()),
        [Tanh] = InPlace(t => t.tanh_()),
        [Sigmoid] = InPlace(t => t.sigmoid_()),
        // Above the threshold x itself is taken: at 40 that is exact in float64, at the default of 20 it is not.
        [Softplus] = Computed((x, _) => nn.functional.softplus(x[0], 1, 40)),
        [Relu] = InPlace(t => t.relu_()),
        [Sine] = InPlace(t => t.sin_()),
        [Cosine] = InPlace(t => t.cos_()),
        [ErrorFunction] = InPlace(t => t.erf_()),
        // lgamma_ has no native entry point in TorchSharp 0.99.6.
        [LogGamma] = Computed((x, _) => x[0].lgamma()),
        [Polygamma] = Polygammas,
        [Add] = InPlace((t, b) => t.add_(b)),
        [Subtract] = InPlace((t, b) => t.sub_(b)),
        [Multiply] = InPlace((t, b) => t.mul_(b)),
        [Divide] = InPlace((t, b) => t.div_(b)),
        [Maximum] = Computed((x, _) => x[0].maximum(x[1])),
        [Minimum] = Computed((x, _) => x[0].minimum(x[1])),
        [Greater] = InPlace((t, b) => t.gt_(b)),
        [Equal] = InPlace((t, b) => t.eq_(b)),
        [Where] = Chosen,
        [Reshape] = Reshaped,
        [Transpose] = Computed((x, attributes) => x[0].permute(Long(attributes.Axes))),
        [Broadcast] = (target, x, _) => Drop(target.copy_(x[0]), target),
        [Slice] = Computed((x, attributes) => x[0].narrow(attributes.Axes[0], attributes.Start, attributes.Length)),
        [Pad] = Padded,
        [Concatenate] = Joined,
        [Gather] = Gathered,
        [ScatterAdd] = Scattered,
        [Sum] = Computed((x, attributes) => x[0].sum(Long(attributes.Axes))),
        [Mean] = Averaged,
        [Max] = Computed((x, attributes) => x[0].amax(Long(attributes.Axes))),
        [LogSumExp] = Shifted,
        [MatrixMultiply] = (target, x, _) => Drop(target.addmm_(x[0], x[1], 0, 1), target),
        [StopGradient] = Computed((x, _) => x[0].detach()),
    }.ToImmutableDictionary();

    /// <summary>The primitives that have a rule: all of them.</summary>
    public static IEnumerable<Primitive> Covered => Table.Keys;

    /// <summary>The rule of a primitive.</summary>
    public static Rule Of(Primitive primitive) => Table[primitive];

    // In-place operations return the tensor itself in newer versions of TorchSharp and another handle to it in older ones.
    private static void Drop(Tensor result, Tensor target)
    {
        if (!ReferenceEquals(result, target))
            result.Dispose();
    }

    private static void Start(Tensor target, Tensor first)
    {
        if (!ReferenceEquals(target, first))
            Drop(target.copy_(first), target);
    }

    private static Rule InPlace(Func<Tensor, Tensor> operation) => (target, x, _) =>
    {
        Start(target, x[0]);
        Drop(operation(target), target);
    };

    private static Rule InPlace(Func<Tensor, Tensor, Tensor> operation) => (target, x, _) =>
    {
        Start(target, x[0]);
        Drop(operation(target, x[1]), target);
    };

    private static Rule Computed(Func<ImmutableArray<Tensor>, Attributes, Tensor> operation) => (target, x, attributes) =>
    {
        using var value = operation(x, attributes);
        Drop(target.copy_(value), target);
    };

    // By the operand and not by the target itself, which autograd would then find changed under its hands.
    private static void Squared(Tensor target, ImmutableArray<Tensor> x, Attributes attributes)
    {
        Start(target, x[0]);
        Drop(target.mul_(x[0]), target);
    }

    private static void Polygammas(Tensor target, ImmutableArray<Tensor> x, Attributes attributes)
    {
        if (attributes.Order == 1)
            Trigamma(target, x[0]);
        else
            InPlace(t => attributes.Order == 0 ? t.digamma_() : t.polygamma_(attributes.Order))(target, x, attributes);
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

    private static void Reshaped(Tensor target, ImmutableArray<Tensor> x, Attributes attributes)
    {
        using var value = x[0].reshape(target.shape);
        Drop(target.copy_(value), target);
    }

    private static void Chosen(Tensor target, ImmutableArray<Tensor> x, Attributes attributes)
    {
        using var condition = x[0].gt(0);
        using var value = where(condition, x[1], x[2]);
        Drop(target.copy_(value), target);
    }

    private static void Padded(Tensor target, ImmutableArray<Tensor> x, Attributes attributes)
    {
        Drop(target.zero_(), target);
        using var middle = target.narrow(attributes.Axes[0], attributes.Start, x[0].shape[attributes.Axes[0]]);
        Drop(middle.copy_(x[0]), middle);
    }

    private static void Joined(Tensor target, ImmutableArray<Tensor> x, Attributes attributes)
    {
        var (axis, start) = (attributes.Axes[0], 0L);
        foreach (var operand in x)
        {
            using var part = target.narrow(axis, start, operand.shape[axis]);
            Drop(part.copy_(operand), part);
            start += operand.shape[axis];
        }
    }

    private static void Gathered(Tensor target, ImmutableArray<Tensor> x, Attributes attributes)
    {
        using var index = Positions(x[1]);
        using var value = x[0].gather(attributes.Axes[0], index);
        Drop(target.copy_(value), target);
    }

    private static void Scattered(Tensor target, ImmutableArray<Tensor> x, Attributes attributes)
    {
        using var index = Positions(x[1]);
        Drop(target.zero_(), target);
        Drop(target.scatter_add_(attributes.Axes[0], index, x[0]), target);
    }

    private static void Averaged(Tensor target, ImmutableArray<Tensor> x, Attributes attributes)
    {
        var count = attributes.Axes.Aggregate(1L, (product, axis) => product * x[0].shape[axis]);
        using var sum = x[0].sum(Long(attributes.Axes));
        Drop(target.copy_(sum), target);
        Drop(target.div_((double)count), target);
    }

    private static void Shifted(Tensor target, ImmutableArray<Tensor> x, Attributes attributes)
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
        var positions = zeros(numbers.shape, ScalarType.Int64);
        Drop(positions.copy_(numbers), positions);
        return positions;
    }

    private static long[] Long(Sizes axes) => [.. axes.Select(axis => (long)axis)];
}
