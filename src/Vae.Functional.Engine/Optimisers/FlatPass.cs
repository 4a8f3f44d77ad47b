using System.Numerics;
using System.Runtime.InteropServices;

namespace Vae.Functional.Engine.Optimisers;

/// <summary>The arithmetic of a step. Its constants are vectors too: a number would be spread over a register anew at every place.</summary>
internal interface IUpdate
{
    /// <summary>What becomes of parameters w with the gradients g, and of what is remembered; what is not used is left alone.</summary>
    (Vector<float> W, Vector<float> M, Vector<float> V) Of(Vector<float> w, Vector<float> g, Vector<float> m, Vector<float> v);
}

/// <summary>An update at every place of flat buffers. What does not fill a vector at their end becomes one whose rest is ignored.</summary>
internal static class FlatPass
{
    /// <summary>An update that remembers one number of each parameter.</summary>
    public static void Run<TUpdate>(TUpdate update, Span<float> values, ReadOnlySpan<float> gradient, Span<float> m)
        where TUpdate : struct, IUpdate => Run(update, values, gradient, m, m);

    /// <summary>An update that remembers two. They may be one buffer: the first is written last.</summary>
    public static void Run<TUpdate>(TUpdate update, Span<float> values, ReadOnlySpan<float> gradient, Span<float> m, Span<float> v)
        where TUpdate : struct, IUpdate
    {
        var w = MemoryMarshal.Cast<float, Vector<float>>(values);
        // Of one length to the compiler's knowledge, they need no checks inside.
        var g = MemoryMarshal.Cast<float, Vector<float>>(gradient)[..w.Length];
        var first = MemoryMarshal.Cast<float, Vector<float>>(m)[..w.Length];
        var second = MemoryMarshal.Cast<float, Vector<float>>(v)[..w.Length];
        for (var i = 0; i < w.Length; i++)
        {
            var next = update.Of(w[i], g[i], first[i], second[i]);
            (second[i], first[i], w[i]) = (next.V, next.M, next.W);
        }

        var whole = w.Length * Vector<float>.Count;
        if (whole < values.Length)
            Last(update, values[whole..], gradient[whole..], m[whole..], v[whole..]);
    }

    private static void Last<TUpdate>(TUpdate update, Span<float> values, ReadOnlySpan<float> gradient, Span<float> m, Span<float> v)
        where TUpdate : struct, IUpdate
    {
        var next = update.Of(Padded(values), Padded(gradient), Padded(m), Padded(v));
        Cut(next.V, v);
        Cut(next.M, m);
        Cut(next.W, values);
    }

    private static Vector<float> Padded(ReadOnlySpan<float> numbers)
    {
        Span<float> lanes = stackalloc float[Vector<float>.Count];
        lanes.Clear();
        numbers.CopyTo(lanes);
        return new Vector<float>(lanes);
    }

    private static void Cut(Vector<float> vector, Span<float> numbers)
    {
        Span<float> lanes = stackalloc float[Vector<float>.Count];
        vector.CopyTo(lanes);
        lanes[..numbers.Length].CopyTo(numbers);
    }
}
