using Vae.Functional.Engine.Execution;

namespace Vae.Functional.Engine.Tests.Execution;

/// <summary>Threads that divide work.</summary>
public sealed class TeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Every_share_is_done_once_a_round(int count)
    {
        using var team = new Team(count);
        var shares = Shares(count, _ => { });

        // Long enough between some rounds for waiting threads to fall asleep.
        for (var round = 1; round <= 300; round++)
        {
            if (round % 100 == 0)
                Thread.Sleep(20);
            team.Run([.. shares.Take(1 + (round % count))]);
        }

        for (var share = 0; share < count; share++)
            Assert.Equal(Enumerable.Range(1, 300).Count(round => round % count >= share), shares[share].Runs);
    }

    [Fact]
    public void Shares_are_done_at_the_same_time()
    {
        using var team = new Team(4);
        using var meeting = new Barrier(4);
        var shares = Shares(4, _ => Assert.True(meeting.SignalAndWait(TimeSpan.FromMinutes(1))));

        team.Run(shares);
        Thread.Sleep(20);
        team.Run(shares);

        Assert.All(shares, share => Assert.Equal(2, share.Runs));
    }

    [Fact]
    public void What_is_written_before_a_round_and_in_it_is_seen()
    {
        using var team = new Team(3);
        var (given, sums) = (0, new long[3]);
        var shares = Shares(3, share => sums[share.Number] += given);

        for (given = 1; given <= 2_000; given++)
            team.Run(shares);

        Assert.All(sums, sum => Assert.Equal(2_000L * 2_001 / 2, sum));
    }

    [Fact]
    public void What_a_share_throws_is_thrown_when_all_are_done_and_the_team_goes_on()
    {
        using var team = new Team(3);
        var shares = Shares(3, share =>
        {
            if (share.Number == 2)
                throw new InvalidOperationException("share 2");
        });

        for (var round = 1; round <= 3; round++)
        {
            Assert.Equal("share 2", Assert.Throws<InvalidOperationException>(() => team.Run(shares)).Message);
            Assert.All(shares, share => Assert.Equal(round, share.Runs));
        }
    }

    [Fact]
    public void Work_for_another_caller_and_after_the_end_is_that_callers()
    {
        var team = new Team(2);
        var inner = Shares(2, share => share.Thread = Environment.CurrentManagedThreadId);
        team.Run(Shares(2, share =>
        {
            if (share.Number == 1)
                team.Run(inner);
        }));
        Assert.Equal(inner[0].Thread, inner[1].Thread);

        team.Dispose();
        team.Dispose();
        team.Run(inner);
        Assert.All(inner, share => Assert.Equal((2, Environment.CurrentManagedThreadId), (share.Runs, share.Thread)));
    }

    [Fact]
    public void Little_work_is_not_divided()
    {
        using var team = new Team(4, fewestOperations: 100);

        Assert.Equal([1, 1, 2, 3, 4, 4], new[] { 0.0, 199, 200, 399, 400, 1e12 }.Select(team.Shares));
    }

    [Theory]
    [InlineData(1000, 2, 8)]
    [InlineData(20, 3, 8)]
    [InlineData(7, 4, 16)]
    [InlineData(1, 3, 1)]
    [InlineData(100, 3, 1)]
    public void An_axis_is_divided_whole_and_evenly(int extent, int shares, int unit)
    {
        var runs = Division.Of(extent, shares, unit).ToArray();

        Assert.Equal(Enumerable.Range(0, extent), runs.SelectMany(run => Enumerable.Range(run.Start, run.Length)));
        Assert.All(runs, run => Assert.True(run.Length > 0 && run.Start % unit == 0 && run.Length <= (extent / shares) + unit, $"{run}"));
    }

    private static Share[] Shares(int count, Action<Share> action) =>
        [.. Enumerable.Range(0, count).Select(number => new Share(number, action))];

    private sealed class Share(int number, Action<Share> action) : IOperation
    {
        public int Number => number;

        public int Runs { get; private set; }

        public int Thread { get; set; }

        public void Run()
        {
            Runs++;
            action(this);
        }
    }
}
