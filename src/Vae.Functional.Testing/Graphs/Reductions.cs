using System.Numerics.Tensors;

namespace Vae.Functional.Testing.Graphs;

/// <summary>Steps that remove axes; they are given where each number goes.</summary>
internal static class Reductions
{
    /// <summary>Σ.</summary>
    public static Action Sum(double[] x, double[] target, int[] positions) => () => Add(x, target, positions);

    /// <summary>The mean.</summary>
    public static Action Mean(double[] x, double[] target, int[] positions) => () =>
    {
        Add(x, target, positions);
        TensorPrimitives.Divide(target, (double)x.Length / target.Length, target);
    };

    /// <summary>The maximum.</summary>
    public static Action Max(double[] x, double[] target, int[] positions) => () => Highest(x, target, positions);

    /// <summary>log Σ exp, shifted by the maximum where that is finite.</summary>
    public static Action LogSumExp(double[] x, double[] target, int[] positions)
    {
        var (apart, shift) = (new double[x.Length], new double[target.Length]);
        return () =>
        {
            Highest(x, shift, positions);
            for (var i = 0; i < shift.Length; i++)
                shift[i] = double.IsInfinity(shift[i]) ? 0 : shift[i];
            for (var i = 0; i < x.Length; i++)
                apart[i] = x[i] - shift[positions[i]];
            TensorPrimitives.Exp(apart, apart);
            Add(apart, target, positions);
            TensorPrimitives.Log(target, target);
            TensorPrimitives.Add(target, shift, target);
        };
    }

    private static void Add(double[] x, double[] target, int[] positions)
    {
        Array.Clear(target);
        for (var i = 0; i < x.Length; i++)
            target[positions[i]] += x[i];
    }

    private static void Highest(double[] x, double[] target, int[] positions)
    {
        Array.Fill(target, double.NegativeInfinity);
        for (var i = 0; i < x.Length; i++)
            target[positions[i]] = Math.Max(target[positions[i]], x[i]);
    }
}
