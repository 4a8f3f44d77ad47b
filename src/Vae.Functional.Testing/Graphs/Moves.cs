namespace Vae.Functional.Testing.Graphs;

/// <summary>Steps that move numbers and do no arithmetic.</summary>
internal static class Moves
{
    /// <summary>A broadcast: one number everywhere, the whole again and again, or number by number.</summary>
    public static Action Repeat(double[] x, int[] own, double[] target, int[] extents)
    {
        if (x.Length == 1)
            return () => Array.Fill(target, x[0]);
        if (!own.AsSpan().SequenceEqual(extents.AsSpan(^own.Length..)))
            return Gather(x, target, Positions.Broadcast(extents, own));
        return () =>
        {
            for (var from = 0; from < target.Length; from += x.Length)
                x.CopyTo(target, from);
        };
    }

    /// <summary>Each number of the target from its position in x.</summary>
    public static Action Gather(double[] x, double[] target, int[] positions) => () =>
    {
        for (var i = 0; i < target.Length; i++)
            target[i] = x[positions[i]];
    };

    /// <summary>Each number of x to its position in the target; zeros elsewhere.</summary>
    public static Action Scatter(double[] x, double[] target, int[] positions) => () =>
    {
        Array.Clear(target);
        for (var i = 0; i < x.Length; i++)
            target[positions[i]] = x[i];
    };

    /// <summary>Arrays behind one another along an axis.</summary>
    public static Action Join(double[][] x, int[][] own, double[] target, int[] extents, int axis)
    {
        var (start, parts) = (0, new int[x.Length][]);
        for (var part = 0; part < x.Length; start += own[part++][axis])
            parts[part] = Positions.Along(axis, start, own[part], extents);
        return () =>
        {
            foreach (var (numbers, positions) in x.Zip(parts))
                for (var i = 0; i < numbers.Length; i++)
                    target[positions[i]] = numbers[i];
        };
    }
}
