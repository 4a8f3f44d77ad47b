using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Vae.Functional.Engine.Execution;

/// <summary>
/// Threads that divide the work of an engine: the caller's own, and others that wait for it. Who is free takes the next share; what comes
/// out depends on how the work was divided, not on who did it or when. Waiting threads watch for a moment, since the next work is rarely
/// far, and then sleep. Giving out work allocates nothing.
/// </summary>
public sealed class Team : IDisposable
{
    // Telling another thread of less takes as long as doing it: some microseconds of one core.
    private const double FewestOperations = 5e5;

    private const int MostThreads = byte.MaxValue;

    private static readonly long Watching = Stopwatch.Frequency / 5_000;

    private readonly object gate = new();
    private readonly Thread[] others;
    private readonly double fewestOperations;
    private IOperation[] work = [];
    private Exception? failure;
    // How many rounds there have been, times 256, and how many shares of the last nobody has taken yet.
    private long open;
    private int unfinished;
    private int sleeping;
    private int isBusy;
    private volatile bool hasEnded;

    /// <summary>A team of a number of threads.</summary>
    /// <param name="count">From 1, which is the caller's own thread and nothing else, to 255.</param>
    /// <param name="fewestOperations">Multiplications and additions that a share must have, or all is left to the caller.</param>
    public Team(int count, double fewestOperations = FewestOperations)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MostThreads);
        this.fewestOperations = fewestOperations;
        others = [.. Enumerable.Range(2, count - 1).Select(thread => new Thread(Help) { Name = $"engine {thread}", IsBackground = true })];
        foreach (var thread in others)
            thread.Start();
    }

    /// <summary>How many threads.</summary>
    public int Count => others.Length + 1;

    /// <summary>As in <c>2 threads</c>.</summary>
    public override string ToString() => Count == 1 ? "1 thread" : $"{Count} threads";

    /// <summary>Into how many shares work is divided: one where it is too little for more.</summary>
    public int Shares(double operations) => (int)Math.Clamp(operations / Math.Max(1, fewestOperations), 1, Count);

    /// <summary>
    /// Does every share once, and returns when all are done. While the team is at work for another caller, or once it has been disposed,
    /// the caller does all of it.
    /// </summary>
    /// <param name="shares">At most as many as there are threads; none writes what another reads or writes.</param>
    /// <exception cref="Exception">What a share has thrown.</exception>
    public void Run(IOperation[] shares)
    {
        if (shares.Length < 2 || Interlocked.Exchange(ref isBusy, 1) != 0)
        {
            foreach (var share in shares)
                share.Run();
            return;
        }
        (work, unfinished) = (shares, shares.Length);
        Open(shares.Length);
        TakeShares();
        for (var wait = new SpinWait(); Volatile.Read(ref unfinished) > 0;)
            wait.SpinOnce(sleep1Threshold: -1);
        var thrown = Interlocked.Exchange(ref failure, null);
        Volatile.Write(ref isBusy, 0);
        if (thrown is not null)
            ExceptionDispatchInfo.Throw(thrown);
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        if (hasEnded || Interlocked.Exchange(ref isBusy, 1) != 0)
            return;
        hasEnded = true;
        lock (gate)
            Monitor.PulseAll(gate);
        foreach (var thread in others)
            thread.Join();
    }

    // Who opens shares does so before looking for sleepers, and who sleeps is counted before looking for open shares.
    private void Open(int shares)
    {
        Interlocked.Exchange(ref open, (((open >> 8) + 1) << 8) + shares);
        if (Volatile.Read(ref sleeping) == 0)
            return;
        lock (gate)
            Monitor.PulseAll(gate);
    }

    private bool IsOpen => (Volatile.Read(ref open) & 0xff) != 0;

    private void Help()
    {
        while (!hasEnded)
        {
            TakeShares();
            if (!OpensSoon())
                Sleep();
        }
    }

    // A round is not over while one of its shares is not done: what was taken is in the work that lies there.
    private void TakeShares()
    {
        for (var seen = Volatile.Read(ref open); (seen & 0xff) != 0; seen = Volatile.Read(ref open))
            if (Interlocked.CompareExchange(ref open, seen - 1, seen) == seen)
                Do(work[^(int)(seen & 0xff)]);
    }

    private void Do(IOperation share)
    {
        try
        {
            share.Run();
        }
        catch (Exception thrown)
        {
            Interlocked.CompareExchange(ref failure, thrown, null);
        }
        finally
        {
            Interlocked.Decrement(ref unfinished);
        }
    }

    private bool OpensSoon()
    {
        var until = Stopwatch.GetTimestamp() + Watching;
        for (var wait = new SpinWait(); !IsOpen; wait.SpinOnce(sleep1Threshold: -1))
            if (hasEnded || Stopwatch.GetTimestamp() > until)
                return false;
        return true;
    }

    private void Sleep()
    {
        lock (gate)
        {
            Interlocked.Increment(ref sleeping);
            while (!IsOpen && !hasEnded)
                Monitor.Wait(gate);
            Interlocked.Decrement(ref sleeping);
        }
    }
}
