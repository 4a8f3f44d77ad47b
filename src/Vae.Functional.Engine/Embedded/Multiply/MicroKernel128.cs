using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Vae.Functional.Engine.Embedded.Multiply;

/// <summary>A tile of 4 × 8 for every other processor.</summary>
internal readonly unsafe struct MicroKernel128 : IMicroKernel
{
    public static int Rows => 4;

    public static int Columns => 8;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(int depth, float* a, nint aStep, float* b, nint bStep, float* c, nint stride, bool adds)
    {
        var (c0l, c0h) = (Vector128<float>.Zero, Vector128<float>.Zero);
        var (c1l, c1h) = (Vector128<float>.Zero, Vector128<float>.Zero);
        var (c2l, c2h) = (Vector128<float>.Zero, Vector128<float>.Zero);
        var (c3l, c3h) = (Vector128<float>.Zero, Vector128<float>.Zero);
        for (; depth > 0; depth--, a += aStep, b += bStep)
        {
            var low = Vector128.Load(b);
            var high = Vector128.Load(b + 4);
            var a0 = Vector128.Create(a[0]);
            c0l = Vector128.MultiplyAddEstimate(a0, low, c0l);
            c0h = Vector128.MultiplyAddEstimate(a0, high, c0h);
            var a1 = Vector128.Create(a[1]);
            c1l = Vector128.MultiplyAddEstimate(a1, low, c1l);
            c1h = Vector128.MultiplyAddEstimate(a1, high, c1h);
            var a2 = Vector128.Create(a[2]);
            c2l = Vector128.MultiplyAddEstimate(a2, low, c2l);
            c2h = Vector128.MultiplyAddEstimate(a2, high, c2h);
            var a3 = Vector128.Create(a[3]);
            c3l = Vector128.MultiplyAddEstimate(a3, low, c3l);
            c3h = Vector128.MultiplyAddEstimate(a3, high, c3h);
        }

        Put(c0l, c0h, c, adds);
        Put(c1l, c1h, c + stride, adds);
        Put(c2l, c2h, c + (2 * stride), adds);
        Put(c3l, c3h, c + (3 * stride), adds);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(Vector128<float> low, Vector128<float> high, float* c, bool adds)
    {
        (adds ? Vector128.Load(c) + low : low).Store(c);
        (adds ? Vector128.Load(c + 4) + high : high).Store(c + 4);
    }
}
