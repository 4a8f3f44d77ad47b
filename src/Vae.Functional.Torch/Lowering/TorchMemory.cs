using System.Runtime.InteropServices;
using TorchSharp;
using Vae.Functional.Engine;
using Vae.Functional.Engine.Execution;
using Vae.Functional.Engine.Planning;
using static TorchSharp.torch;

namespace Vae.Functional.Torch.Lowering;

/// <summary>A flat float32 tensor on the CPU, whose numbers managed code reads and writes where they are.</summary>
internal sealed class TorchMemory(int length) : IMemory
{
    // An empty tensor has no address; one number that nobody reads costs less than a case of its own.
    public Tensor Tensor { get; } = zeros(new long[] { Math.Max(1, length) }, ScalarType.Float32);

    public Span<float> Values => MemoryMarshal.Cast<byte, float>(Tensor.bytes)[..length];

    /// <summary>A tensor over a slot's numbers.</summary>
    public static Tensor View(Tensor memory, Slot slot) => memory.as_strided(Long(slot.Extents), Long(slot.Strides), slot.Offset);

    /// <summary>A tensor over an operand's numbers.</summary>
    public static Tensor View(Operand operand) => View(((TorchMemory)operand.Memory).Tensor, operand.Slot);

    private static long[] Long(Sizes sizes) => [.. sizes.Select(size => (long)size)];

    public void Dispose() => Tensor.Dispose();
}
