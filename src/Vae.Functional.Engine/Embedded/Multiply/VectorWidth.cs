using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Vae.Functional.Engine.Embedded.Multiply;

/// <summary>How wide the vectors are that the embedded engine computes with.</summary>
internal enum VectorWidth
{
    /// <summary>Any processor.</summary>
    Bits128,
    /// <summary>AVX2 with fused multiply-add.</summary>
    Bits256,
    /// <summary>AVX-512.</summary>
    Bits512,
}

/// <summary>What this machine has.</summary>
internal static class VectorWidths
{
    /// <summary>The widest that the processor computes with in one instruction.</summary>
    public static VectorWidth Widest =>
        Vector512.IsHardwareAccelerated && Avx512F.IsSupported ? VectorWidth.Bits512
        : Vector256.IsHardwareAccelerated && Fma.IsSupported ? VectorWidth.Bits256
        : VectorWidth.Bits128;
}
