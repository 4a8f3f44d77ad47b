using System.Runtime.Intrinsics.X86;
using LanguageExt;

namespace Vae.Functional.Torch.Lowering;

/// <summary>Whether the processor multiplies bfloat16 numbers, which the base library does not tell.</summary>
internal static class Bfloat16Support
{
    // CPUID.(EAX=07H,ECX=1):EAX[5], Intel 64 and IA-32 Architectures Software Developer's Manual, volume 2A.
    private const int FeatureLeaf = 7, FeatureSubleaf = 1, Avx512Bfloat16 = 1 << 5;

    /// <summary>
    /// Nothing, or why mixed precision is refused: without the instructions libtorch multiplies number by number, and older versions of it
    /// round every partial sum.
    /// </summary>
    public static Either<Fault, Unit> Check() => IsSupported
        ? Unit.Default
        : new Fault("mixed precision needs a processor with bfloat16 multiplies (AVX512_BF16), and this one has none, where they are many "
            + "times slower than float32's and less exact; take single precision, or emulated to see what mixed precision computes");

    private static bool IsSupported => Avx512F.IsSupported
        && X86Base.CpuId(0, 0).Eax >= FeatureLeaf
        && (X86Base.CpuId(FeatureLeaf, FeatureSubleaf).Eax & Avx512Bfloat16) != 0;
}
