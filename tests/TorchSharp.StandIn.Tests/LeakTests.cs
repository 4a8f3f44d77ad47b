using System.Runtime.InteropServices;

namespace TorchSharp.StandIn.Tests;

/// <summary>Native memory after 10,000 steps against that after a warm-up; alone, so that the memory is this test's.</summary>
[CollectionDefinition(nameof(LeakTests), DisableParallelization = true)]
[Collection(nameof(LeakTests))]
public sealed class LeakTests
{
    private const int Steps = 10_000;
    private const long Margin = 16L << 20; // a tensor lost at every step would be 400 MB

    [Fact]
    public void Disposed_tensors_give_their_memory_back() => AssertFlat(_ =>
    {
        using var a = ones(100, 100);
        using var b = a.exp();
        using var c = a.matmul(b);
        using var view = c.narrow(0, 1, 2);
        c.add_(a);
    });

    [Fact]
    public void Scopes_give_the_memory_back() => AssertFlat(_ =>
    {
        using var scope = NewDisposeScope();
        var a = ones([100, 100], requires_grad: true);
        autograd.grad([(a * a).sum()], [a]);
    });

    [Fact]
    public void Forgotten_tensors_are_freed_by_their_finalisers() => AssertFlat(step =>
    {
        ones(100, 100).exp();
        if (step % 100 == 0)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    });

    [Fact]
    public void Errors_lose_nothing() => AssertFlat(_ =>
    {
        using var a = ones(100, 100);
        Assert.Throws<ExternalException>(() => a.view(3));
    });

    private static void AssertFlat(Action<int> step)
    {
        Repeat(step, Steps / 5);
        var before = ResidentBytes();
        Repeat(step, Steps);
        var growth = ResidentBytes() - before;
        Assert.True(growth < Margin, $"{growth >> 20} MB more after {Steps} steps");
    }

    private static void Repeat(Action<int> step, int count)
    {
        for (var i = 0; i < count; i++)
            step(i);
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    private static long ResidentBytes() =>
        long.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)
        * Environment.SystemPageSize;
}
