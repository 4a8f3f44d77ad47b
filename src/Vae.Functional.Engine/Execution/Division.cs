namespace Vae.Functional.Engine.Execution;

/// <summary>How an axis is divided among the threads of a team.</summary>
internal static class Division
{
    /// <summary>Runs of positions of nearly one length, each beginning at a multiple of a unit; none is empty.</summary>
    public static IEnumerable<(int Start, int Length)> Of(int extent, int shares, int unit) =>
        Enumerable.Range(0, shares).Select(share => Share(extent, share, shares, unit)).Where(run => run.Length > 0);

    /// <summary>One of them; where there are more shares than units, some are empty.</summary>
    public static (int Start, int Length) Share(int extent, int share, int shares, int unit)
    {
        var start = Bound(extent, share, shares, unit);
        return (start, Bound(extent, share + 1, shares, unit) - start);
    }

    private static int Bound(int extent, int share, int shares, int unit) => share == shares
        ? extent
        : Math.Min(extent, (int)(((long)extent * share / shares) + (unit / 2)) / unit * unit);
}

/// <summary>An operation that a team divides.</summary>
internal sealed class Divided(Team team, params IOperation[] shares) : IOperation
{
    public void Run() => team.Run(shares);

    public void Dispose()
    {
        foreach (var share in shares)
            share.Dispose();
    }
}
