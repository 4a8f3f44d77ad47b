using System.Runtime.InteropServices;

namespace TorchSharp.StandIn.Tests;

public sealed class ErrorTests
{
    [Fact]
    public void Shapes_that_do_not_match_are_libtorchs_error()
    {
        using var a = zeros(2, 3);
        using var b = zeros(2, 3);
        var error = Assert.Throws<ExternalException>(() => a.matmul(b));
        Assert.Contains("mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_way_into_the_shim_reports_its_errors()
    {
        using var a = zeros(2, 3);
        using var b = zeros(4);
        Assert.Throws<ExternalException>(() => a.add(b));
        Assert.Throws<ExternalException>(() => a.add_(b));
        Assert.Throws<ExternalException>(() => a.view(5));
        Assert.Throws<ExternalException>(() => a.copy_(b));
        Assert.Throws<ExternalException>(() => a.addmm_(b, b));
        Assert.Throws<ExternalException>(() => a.max(7));
        Assert.Throws<ExternalException>(() => zeros(-1));
        Assert.Throws<ExternalException>(() => cat([a, b]));
        Assert.Throws<ExternalException>(() => zeros([2], dtype: int64, requires_grad: true));
        Assert.Throws<ExternalException>(() => a.@long().exp_());
    }

    [Fact]
    public void The_message_is_of_the_thread_that_failed()
    {
        using var a = zeros(2, 3);
        Parallel.For(0, 200, i =>
        {
            var error = Assert.Throws<ExternalException>(() => a.view(100 + i));
            Assert.Contains($"shape '[{100 + i}]' is invalid", error.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_disposed_tensor_is_refused_before_it_reaches_the_shim()
    {
        var a = zeros(2);
        a.Dispose();
        a.Dispose();
        Assert.True(a.IsInvalid);
        Assert.Throws<InvalidOperationException>(() => a.abs());
        Assert.Throws<InvalidOperationException>(() => a.narrow(0, 0, 1));
        Assert.Throws<InvalidOperationException>(() => ones(2).add(a));
    }
}
