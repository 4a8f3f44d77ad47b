using System.Numerics;
using System.Runtime.InteropServices;

namespace Vae.Functional.Engine.Optimisers;

/// <summary>
/// Adam (Kingma and Ba 2015, algorithm 1) over flat buffers, one pass: wₜ = wₜ₋₁ − α·m̂/(√v̂ + ε), descending the gradient.
/// </summary>
public sealed class Adam(int length)
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;
    private const float Epsilon = 1e-8f;

    // 1 − β is rounded from double: in single precision 1 − 0.999 is wrong by one part in 80,000.
    private const float Keep1 = (float)Beta1;
    private const float Take1 = (float)(1 - Beta1);
    private const float Keep2 = (float)Beta2;
    private const float Take2 = (float)(1 - Beta2);

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
            m[i] = (Keep1 * m[i]) + (Take1 * g[i]);
            v[i] = (Keep2 * v[i]) + (Take2 * g[i] * g[i]);
            w[i] -= rate * m[i] / ((Vector.SquareRoot(v[i]) * scale) + new Vector<float>(Epsilon));
        }

        for (var i = w.Length * Vector<float>.Count; i < values.Length; i++)
        {
            First[i] = (Keep1 * First[i]) + (Take1 * gradient[i]);
            Second[i] = (Keep2 * Second[i]) + (Take2 * gradient[i] * gradient[i]);
            values[i] -= rate * First[i] / ((MathF.Sqrt(Second[i]) * scale) + Epsilon);
        }
    }
}
