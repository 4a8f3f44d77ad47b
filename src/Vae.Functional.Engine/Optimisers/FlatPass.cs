using System.Numerics;
using System.Runtime.InteropServices;
using Vae.Functional.Engine.Tiles;

namespace Vae.Functional.Engine.Optimisers;

/// <summary>The arithmetic of a step, over any kind of lanes.</summary>
internal interface IUpdate
{
    /// <summary>What becomes of a parameter w with the gradient g, and of what is remembered; what is not used is left alone.</summary>
    (T W, T M, T V) Of<T>(T w, T g, T m, T v) where T : struct, ILanes<T>;
}

/// <summary>An update at every place of flat buffers: vectors, and the same arithmetic number by number for what is left.</summary>
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
        var g = MemoryMarshal.Cast<float, Vector<float>>(gradient);
        var first = MemoryMarshal.Cast<float, Vector<float>>(m);
        var second = MemoryMarshal.Cast<float, Vector<float>>(v);
        for (var i = 0; i < w.Length; i++)
        {
            var next = update.Of(new Wide(w[i]), new Wide(g[i]), new Wide(first[i]), new Wide(second[i]));
            (second[i], first[i], w[i]) = (next.V.Value, next.M.Value, next.W.Value);
        }

        for (var i = w.Length * Vector<float>.Count; i < values.Length; i++)
        {
            var next = update.Of<Tiles.Single>(values[i], gradient[i], m[i], v[i]);
            (v[i], m[i], values[i]) = (next.V.Value, next.M.Value, next.W.Value);
        }
    }
}
