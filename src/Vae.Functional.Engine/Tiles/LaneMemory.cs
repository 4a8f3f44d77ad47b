namespace Vae.Functional.Engine.Tiles;

/// <summary>
/// What emitted loops call at the edges: part of a vector, numbers that do not lie side by side, the reference's functions.
/// </summary>
internal static unsafe class LaneMemory
{
    private static readonly List<RareFunction> Rare = [];

    /// <summary>A number under which emitted code finds a function again.</summary>
    public static int Register(RareFunction function)
    {
        lock (Rare)
        {
            var known = Rare.IndexOf(function);
            if (known >= 0)
                return known;
            Rare.Add(function);
            return Rare.Count - 1;
        }
    }

    /// <summary>The function applied to each of some numbers and those that lie a vector further on, in place.</summary>
    public static void Each(float* values, int lanes, int count, int function)
    {
        RareFunction rare;
        lock (Rare)
            rare = Rare[function];
        for (var i = 0; i < count; i++)
            values[i] = rare.Of(values[i], values[lanes + i]);
    }

    /// <summary>Gathers numbers that lie a stride apart.</summary>
    public static void Gather(float* from, long stride, int count, float* to)
    {
        for (var i = 0; i < count; i++)
            to[i] = from[i * stride];
    }

    /// <summary>Writes numbers a stride apart.</summary>
    public static void Scatter(float* from, int count, float* to, long stride)
    {
        for (var i = 0; i < count; i++)
            to[i * stride] = from[i];
    }

    /// <summary>All bits of the first numbers, none of the others.</summary>
    public static void Mask(float* to, int set, int count)
    {
        for (var i = 0; i < count; i++)
            to[i] = BitConverter.Int32BitsToSingle(i < set ? -1 : 0);
    }

    /// <summary>Adds numbers pairwise: the first half to the second, until one is left.</summary>
    public static float Sum(float* values, int count)
    {
        for (var half = count / 2; half > 0; half /= 2)
            for (var i = 0; i < half; i++)
                values[i] += values[i + half];
        return values[0];
    }
}
