using System.Runtime.InteropServices;
using Vae.Functional.Tensors;
using static TorchSharp.torch;
using static Vae.Functional.Torch.Lowering.TorchRules;

namespace Vae.Functional.Torch.Lowering;

/// <summary>
/// Functions that the expression language does not look into, over copies of the numbers in managed memory. Autograd sees a constant.
/// </summary>
internal static class CallRules
{
    /// <summary>A primitive that makes its function ready each time.</summary>
    public static Rule Once(Primitive primitive) => (target, x, attributes) =>
    {
        using var call = attributes.Function!.Open();
        Of(call, primitive)(target, x, attributes);
    };

    /// <summary>A primitive whose function is ready.</summary>
    public static Rule Of(IOpaqueCall call, Primitive primitive) => (target, x, _) =>
    {
        var operands = x.Select(ComposedRules.Numbers).ToArray();
        using var value = zeros(target.shape, ScalarType.Float64);
        call.Run<double>(
            primitive, (int)x[0].shape[0], operands[0], operands[1], operands.Length > 2 ? operands[2] : [],
            MemoryMarshal.Cast<byte, double>(value.bytes));
        Drop(target.copy_(value), target);
    };
}
