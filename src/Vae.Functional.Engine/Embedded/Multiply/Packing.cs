using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Vae.Functional.Engine.Embedded.Multiply;

/// <summary>
/// Copies a part of a matrix as a micro-kernel reads it: lanes (rows of A, columns of B) side by side for each k, and zeros where the
/// matrix ends.
/// </summary>
internal static unsafe class Packing
{
    /// <summary><c>target[k·width + lane] = source[lane·laneStride + k·depthStride]</c>.</summary>
    public static void Panel(float* source, nint laneStride, nint depthStride, int lanes, int width, int depth, float* target)
    {
        if (laneStride == 1)
            SideBySide(source, depthStride, lanes, width, depth, target);
        else
            Transposed(source, laneStride, depthStride, lanes, width, depth, target);
    }

    private static void SideBySide(float* source, nint depthStride, int lanes, int width, int depth, float* target)
    {
        for (var k = 0; k < depth; k++, source += depthStride, target += width)
        {
            var lane = 0;
            for (; lane <= lanes - Vector128<float>.Count; lane += Vector128<float>.Count)
                Vector128.Load(source + lane).Store(target + lane);
            for (; lane < lanes; lane++)
                target[lane] = source[lane];
            for (; lane < width; lane++)
                target[lane] = 0;
        }
    }

    private static void Transposed(float* source, nint laneStride, nint depthStride, int lanes, int width, int depth, float* target)
    {
        var lane = 0;
        if (depthStride == 1 && Sse.IsSupported)
        {
            for (; lane <= lanes - 4; lane += 4)
                Four(source + (lane * laneStride), laneStride, width, depth, target + lane);
            if (lane <= lanes - 2)
            {
                Two(source + (lane * laneStride), laneStride, width, depth, target + lane);
                lane += 2;
            }
        }
        for (; lane < width; lane++)
            for (var k = 0; k < depth; k++)
                target[(k * width) + lane] = lane < lanes ? source[(lane * laneStride) + (k * depthStride)] : 0;
    }

    private static void Four(float* source, nint laneStride, int width, int depth, float* target)
    {
        float* s0 = source, s1 = s0 + laneStride, s2 = s1 + laneStride, s3 = s2 + laneStride;
        var k = 0;
        for (; k <= depth - 4; k += 4, target += 4 * width)
        {
            var (r0, r1, r2, r3) = (Vector128.Load(s0 + k), Vector128.Load(s1 + k), Vector128.Load(s2 + k), Vector128.Load(s3 + k));
            var (low01, high01) = (Sse.UnpackLow(r0, r1), Sse.UnpackHigh(r0, r1));
            var (low23, high23) = (Sse.UnpackLow(r2, r3), Sse.UnpackHigh(r2, r3));
            Sse.MoveLowToHigh(low01, low23).Store(target);
            Sse.MoveHighToLow(low23, low01).Store(target + width);
            Sse.MoveLowToHigh(high01, high23).Store(target + (2 * width));
            Sse.MoveHighToLow(high23, high01).Store(target + (3 * width));
        }
        for (; k < depth; k++, target += width)
            (target[0], target[1], target[2], target[3]) = (s0[k], s1[k], s2[k], s3[k]);
    }

    private static void Two(float* source, nint laneStride, int width, int depth, float* target)
    {
        float* s0 = source, s1 = s0 + laneStride;
        var k = 0;
        for (; k <= depth - 4; k += 4, target += 4 * width)
        {
            var (r0, r1) = (Vector128.Load(s0 + k), Vector128.Load(s1 + k));
            var (low, high) = (Sse.UnpackLow(r0, r1), Sse.UnpackHigh(r0, r1));
            low.GetLower().Store(target);
            low.GetUpper().Store(target + width);
            high.GetLower().Store(target + (2 * width));
            high.GetUpper().Store(target + (3 * width));
        }
        for (; k < depth; k++, target += width)
            (target[0], target[1]) = (s0[k], s1[k]);
    }
}
