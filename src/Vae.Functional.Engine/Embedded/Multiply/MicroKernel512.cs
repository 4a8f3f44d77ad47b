using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Vae.Functional.Engine.Embedded.Multiply;

/// <summary>A tile of 12 × 16 for processors with AVX-512: twelve accumulators, one vector of B.</summary>
internal readonly unsafe struct MicroKernel512 : IMicroKernel
{
    public static int Rows => 12;

    public static int Columns => 16;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(int depth, float* a, nint aStep, float* b, nint bStep, float* c, nint stride, bool adds)
    {
        var c0 = Vector512<float>.Zero;
        var c1 = Vector512<float>.Zero;
        var c2 = Vector512<float>.Zero;
        var c3 = Vector512<float>.Zero;
        var c4 = Vector512<float>.Zero;
        var c5 = Vector512<float>.Zero;
        var c6 = Vector512<float>.Zero;
        var c7 = Vector512<float>.Zero;
        var c8 = Vector512<float>.Zero;
        var c9 = Vector512<float>.Zero;
        var c10 = Vector512<float>.Zero;
        var c11 = Vector512<float>.Zero;
        for (; depth > 0; depth--, a += aStep, b += bStep)
        {
            var right = Vector512.Load(b);
            c0 = Vector512.FusedMultiplyAdd(Vector512.Create(a[0]), right, c0);
            c1 = Vector512.FusedMultiplyAdd(Vector512.Create(a[1]), right, c1);
            c2 = Vector512.FusedMultiplyAdd(Vector512.Create(a[2]), right, c2);
            c3 = Vector512.FusedMultiplyAdd(Vector512.Create(a[3]), right, c3);
            c4 = Vector512.FusedMultiplyAdd(Vector512.Create(a[4]), right, c4);
            c5 = Vector512.FusedMultiplyAdd(Vector512.Create(a[5]), right, c5);
            c6 = Vector512.FusedMultiplyAdd(Vector512.Create(a[6]), right, c6);
            c7 = Vector512.FusedMultiplyAdd(Vector512.Create(a[7]), right, c7);
            c8 = Vector512.FusedMultiplyAdd(Vector512.Create(a[8]), right, c8);
            c9 = Vector512.FusedMultiplyAdd(Vector512.Create(a[9]), right, c9);
            c10 = Vector512.FusedMultiplyAdd(Vector512.Create(a[10]), right, c10);
            c11 = Vector512.FusedMultiplyAdd(Vector512.Create(a[11]), right, c11);
        }

        Put(c0, c, adds);
        Put(c1, c + stride, adds);
        Put(c2, c + (2 * stride), adds);
        Put(c3, c + (3 * stride), adds);
        Put(c4, c + (4 * stride), adds);
        Put(c5, c + (5 * stride), adds);
        Put(c6, c + (6 * stride), adds);
        Put(c7, c + (7 * stride), adds);
        Put(c8, c + (8 * stride), adds);
        Put(c9, c + (9 * stride), adds);
        Put(c10, c + (10 * stride), adds);
        Put(c11, c + (11 * stride), adds);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(Vector512<float> row, float* c, bool adds) =>
        (adds ? Vector512.Load(c) + row : row).Store(c);
}
