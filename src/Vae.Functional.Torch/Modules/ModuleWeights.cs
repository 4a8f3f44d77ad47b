using System.Collections.Immutable;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Vae.Functional.Torch.Modules;

/// <summary>A module's parameters as one flat array, one after the other, each in row-major order.</summary>
internal readonly record struct ModuleWeights(ImmutableArray<Parameter> Parameters)
{
    /// <summary>Those of a module and of its children.</summary>
    public static ModuleWeights Of(nn.Module module) => new([.. module.parameters()]);

    /// <summary>Copies the values out.</summary>
    public void Read(Span<float> flat)
    {
        foreach (var parameter in Parameters)
        {
            Numbers(parameter).CopyTo(flat);
            flat = flat[(int)parameter.numel()..];
        }
    }

    /// <summary>Copies other values in.</summary>
    public void Write<T>(ReadOnlySpan<T> flat)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (var parameter in Parameters)
        {
            var count = (int)parameter.numel();
            TensorPrimitives.ConvertTruncating(flat[..count], Numbers(parameter));
            flat = flat[count..];
        }
    }

    private static Span<float> Numbers(Parameter parameter) => MemoryMarshal.Cast<byte, float>(parameter.bytes);
}
