using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Vae.Functional.Engine.Embedded.Multiply;

/// <summary>A tile of 6 × 16 for processors with AVX2 and fused multiply-add: twelve accumulators, two vectors of B, one number of A.</summary>
internal readonly unsafe struct MicroKernel256 : IMicroKernel
{
    public static int Rows => 6;

    public static int Columns => 16;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(int depth, float* a, nint aStep, float* b, nint bStep, float* c, nint stride, bool adds)
    {
        var (c0l, c0h) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var (c1l, c1h) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var (c2l, c2h) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var (c3l, c3h) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var (c4l, c4h) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var (c5l, c5h) = (Vector256<float>.Zero, Vector256<float>.Zero);
        for (; depth > 0; depth--, a += aStep, b += bStep)
        {
            var low = Vector256.Load(b);
            var high = Vector256.Load(b + 8);
            var a0 = Vector256.Create(a[0]);
            c0l = Vector256.FusedMultiplyAdd(a0, low, c0l);
            c0h = Vector256.FusedMultiplyAdd(a0, high, c0h);
            var a1 = Vector256.Create(a[1]);
            c1l = Vector256.FusedMultiplyAdd(a1, low, c1l);
            c1h = Vector256.FusedMultiplyAdd(a1, high, c1h);
            var a2 = Vector256.Create(a[2]);
            c2l = Vector256.FusedMultiplyAdd(a2, low, c2l);
            c2h = Vector256.FusedMultiplyAdd(a2, high, c2h);
            var a3 = Vector256.Create(a[3]);
            c3l = Vector256.FusedMultiplyAdd(a3, low, c3l);
            c3h = Vector256.FusedMultiplyAdd(a3, high, c3h);
            var a4 = Vector256.Create(a[4]);
            c4l = Vector256.FusedMultiplyAdd(a4, low, c4l);
            c4h = Vector256.FusedMultiplyAdd(a4, high, c4h);
            var a5 = Vector256.Create(a[5]);
            c5l = Vector256.FusedMultiplyAdd(a5, low, c5l);
            c5h = Vector256.FusedMultiplyAdd(a5, high, c5h);
        }

        Put(c0l, c0h, c, adds);
        Put(c1l, c1h, c + stride, adds);
        Put(c2l, c2h, c + (2 * stride), adds);
        Put(c3l, c3h, c + (3 * stride), adds);
        Put(c4l, c4h, c + (4 * stride), adds);
        Put(c5l, c5h, c + (5 * stride), adds);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(Vector256<float> low, Vector256<float> high, float* c, bool adds)
    {
        (adds ? Vector256.Load(c) + low : low).Store(c);
        (adds ? Vector256.Load(c + 8) + high : high).Store(c + 8);
    }
}
