namespace Vae.Functional.Engine.Execution;

/// <summary>A loop over positions that a team divides: a share is a run of them. Running it allocates nothing.</summary>
internal sealed class DividedLoop
{
    private readonly Team team;
    private readonly double operations;
    private readonly IOperation[][] shares;
    private int positions;

    /// <summary>A loop.</summary>
    /// <param name="team">Whose threads.</param>
    /// <param name="operations">How many multiplications and additions of a product a position is worth.</param>
    /// <param name="unit">Runs begin at its multiples.</param>
    /// <param name="body">Does a run of positions, given its start and its length.</param>
    public DividedLoop(Team team, double operations, int unit, Action<int, int> body)
    {
        (this.team, this.operations) = (team, operations);
        // For one thread, for two, and so on.
        shares = [.. Enumerable.Range(1, team.Count).Select(IOperation[] (count) =>
        [
            .. Enumerable.Range(0, count).Select(share => new Share(() => Division.Share(positions, share, count, unit), body)),
        ])];
    }

    /// <summary>Does all positions.</summary>
    public void Run(int count)
    {
        positions = count;
        team.Run(shares[team.Shares(operations * count) - 1]);
    }

    private sealed class Share(Func<(int Start, int Length)> run, Action<int, int> body) : IOperation
    {
        public void Run()
        {
            var (start, length) = run();
            body(start, length);
        }
    }
}
