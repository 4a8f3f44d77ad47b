using System.Numerics;
using System.Runtime.InteropServices;

namespace Vae.Functional.Engine.Optimisers;

/// <summary>
/// Adam (Kingma and Ba 2015, algorithm 1) over flat buffers, one pass: wₜ = wₜ₋₁ − α·m̂/(√v̂ + ε), descending the gradient.
/// </summary>
public sealed class Adam(int length)
{
    private const float Beta1 = 0.9f;
    private const float Beta2 = 0.999f;
    private const float Epsilon = 1e-8f;

    /// <summary>m, the mean of the gradients.</summary>
    public float[] First { get; } = new float[length];

    /// <summary>v, the mean of the squared gradients.</summary>
    public float[] Second { get; } = new float[length];

    /// <summary>One step.</summary>
    /// <param name="values">w, which is changed.</param>
    /// <param name="gradient">g.</param>
    /// <param name="learningRate">α.</param>
    /// <param name="step">t, from 1.</param>
    public void Step(Span<float> values, ReadOnlySpan<float> gradient, double learningRate, long step)
    {
        // α·m̂/(√v̂ + ε) with both bias corrections taken out of the loop.
        var rate = (float)(learningRate / (1 - Math.Pow(Beta1, step)));
        var scale = (float)(1 / Math.Sqrt(1 - Math.Pow(Beta2, step)));

        var w = MemoryMarshal.Cast<float, Vector<float>>(values);
        var g = MemoryMarshal.Cast<float, Vector<float>>(gradient);
        var m = MemoryMarshal.Cast<float, Vector<float>>(First.AsSpan());
        var v = MemoryMarshal.Cast<float, Vector<float>>(Second.AsSpan());
        for (var i = 0; i < w.Length; i++)
        {
            m[i] = (Beta1 * m[i]) + ((1 - Beta1) * g[i]);
            v[i] = (Beta2 * v[i]) + ((1 - Beta2) * g[i] * g[i]);
            w[i] -= rate * m[i] / ((Vector.SquareRoot(v[i]) * scale) + new Vector<float>(Epsilon));
        }

        for (var i = w.Length * Vector<float>.Count; i < values.Length; i++)
        {
            First[i] = (Beta1 * First[i]) + ((1 - Beta1) * gradient[i]);
            Second[i] = (Beta2 * Second[i]) + ((1 - Beta2) * gradient[i] * gradient[i]);
            values[i] -= rate * First[i] / ((MathF.Sqrt(Second[i]) * scale) + Epsilon);
        }
    }
}
