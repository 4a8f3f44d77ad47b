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
        [Square] = ComposedRules.Squared,
        [Reciprocal] = InPlace(t => t.reciprocal_()),
        [Tanh] = InPlace(t => t.tanh_()),
        [Sigmoid] = InPlace(t => t.sigmoid_()),
        // Above the threshold x itself is taken: at 40 that is exact in float64, at the default of 20 it is not.
        [Softplus] = Computed((x, _) => nn.functional.softplus(x[0], 1, 40)),
        [Relu] = InPlace(t => t.relu_()),
        [Sine] = InPlace(t => t.sin_()),
        [Cosine] = InPlace(t => t.cos_()),
        [ErrorFunction] = InPlace(t => t.erf_()),
        [Floor] = InPlace(t => t.floor_()),
        [LogNormalCdf] = ComposedRules.Mapped(LogNormalCdf),
        [LogNormalQuantile] = ComposedRules.Mapped(LogNormalQuantile),
        // lgamma_ has no native entry point in TorchSharp 0.99.6.
        [LogGamma] = Computed((x, _) => x[0].lgamma()),
        [Polygamma] = ComposedRules.Polygammas,
        [Add] = InPlace((t, b) => t.add_(b)),
        [Subtract] = InPlace((t, b) => t.sub_(b)),
        [Multiply] = InPlace((t, b) => t.mul_(b)),
        [Divide] = InPlace((t, b) => t.div_(b)),
        [Maximum] = Computed((x, _) => x[0].maximum(x[1])),
        [Minimum] = Computed((x, _) => x[0].minimum(x[1])),
        [GammaLogQuantile] = ComposedRules.Mapped(GammaLogQuantile),
        [GammaCdfRatio] = ComposedRules.Mapped(GammaCdfRatio),
        [PoissonQuantile] = ComposedRules.Mapped(PoissonQuantile),
        [Greater] = InPlace((t, b) => t.gt_(b)),
        [Equal] = InPlace((t, b) => t.eq_(b)),
        [Where] = ComposedRules.Chosen,
        [Reshape] = ComposedRules.Reshaped,
        [Transpose] = Computed((x, attributes) => x[0].permute(Long(attributes.Axes))),
        [Broadcast] = (target, x, _) => Drop(target.copy_(x[0]), target),
        [Slice] = Computed((x, attributes) => x[0].narrow(attributes.Axes[0], attributes.Start, attributes.Length)),
        [Pad] = ComposedRules.Padded,
        [Concatenate] = ComposedRules.Joined,
        [Gather] = ComposedRules.Gathered,
        [ScatterAdd] = ComposedRules.Scattered,
        [Unfold] = WindowRules.Unfolded,
        [Fold] = WindowRules.Folded,
        [Sum] = Computed((x, attributes) => x[0].sum(Long(attributes.Axes))),
        [Mean] = ComposedRules.Averaged,
        [Max] = Computed((x, attributes) => x[0].amax(Long(attributes.Axes))),
        [LogSumExp] = ComposedRules.Shifted,
        [MatrixMultiply] = (target, x, _) => Drop(target.addmm_(x[0], x[1], 0, 1), target),
        [Call] = CallRules.Once(Call),
        [CallInputGradient] = CallRules.Once(CallInputGradient),
        [CallWeightGradient] = CallRules.Once(CallWeightGradient),
        [StopGradient] = Computed((x, _) => x[0].detach()),
    }.ToImmutableDictionary();

    /// <summary>The primitives that have a rule: all of them.</summary>
    public static IEnumerable<Primitive> Covered => Table.Keys;

    /// <summary>The rule of a primitive.</summary>
    public static Rule Of(Primitive primitive) => Table[primitive];

    // In-place operations return the tensor itself in newer versions of TorchSharp and another handle to it in older ones.
    internal static void Drop(Tensor result, Tensor target)
    {
        if (!ReferenceEquals(result, target))
            result.Dispose();
    }

    internal static void Start(Tensor target, Tensor first)
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

    internal static long[] Long(Sizes axes) => [.. axes.Select(axis => (long)axis)];
}
