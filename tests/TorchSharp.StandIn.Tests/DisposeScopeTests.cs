namespace TorchSharp.StandIn.Tests;

public sealed class DisposeScopeTests
{
    [Fact]
    public void A_scope_disposes_what_was_made_inside_it_and_nothing_else()
    {
        using var before = ones(2);
        Tensor made, result;
        using (var scope = NewDisposeScope())
        {
            made = before.exp();
            result = made.sum().MoveToOuterDisposeScope();
            Assert.Equal(1, scope.DisposablesCount);
            Assert.True(scope.Contains(made));
        }

        Assert.False(before.IsInvalid);
        Assert.True(made.IsInvalid);
        Assert.False(result.IsInvalid);
        result.Dispose();
    }

    [Fact]
    public void Moving_out_of_an_inner_scope_leaves_it_to_the_outer_one()
    {
        Tensor moved, kept, detached;
        using (var outer = NewDisposeScope())
        {
            using (var inner = NewDisposeScope())
            {
                moved = inner.MoveToOuter(ones(1));
                detached = inner.Detach(ones(1));
                kept = ones(1);
            }

            Assert.False(moved.IsInvalid);
            Assert.True(kept.IsInvalid);
            Assert.Equal([moved], outer.DisposablesView);
        }

        Assert.True(moved.IsInvalid);
        Assert.False(detached.IsInvalid);
        detached.Dispose();
    }

    [Fact]
    public void Everything_but_what_is_kept_can_be_disposed_early()
    {
        using var scope = NewDisposeScope();
        var (first, second) = (ones(1), ones(1));
        Assert.Same(second, scope.DisposeEverythingBut(second));
        Assert.True(first.IsInvalid);
        Assert.False(second.IsInvalid);
        Assert.Equal(1, scope.DisposablesCount);
        second.Dispose();
        Assert.Equal(0, scope.DisposablesCount);
    }

    [Fact]
    public void Disposing_a_tensor_again_after_its_scope_does_nothing()
    {
        Tensor made;
        using (NewDisposeScope())
            made = ones(1);
        made.Dispose();
        Assert.True(made.IsInvalid);
    }

    [Fact]
    public void Scopes_closed_out_of_order_each_dispose_their_own()
    {
        var outer = NewDisposeScope();
        var inOuter = ones(1);
        var inner = NewDisposeScope();
        var inInner = ones(1);
        outer.Dispose();
        Assert.True(inOuter.IsInvalid);
        Assert.False(inInner.IsInvalid);
        inner.Dispose();
        Assert.True(inInner.IsInvalid);
        using var free = ones(1);
        Assert.Throws<ObjectDisposedException>(() => inner.DisposablesCount);
    }

    [Fact]
    public void A_scope_belongs_to_its_thread()
    {
        using var scope = NewDisposeScope();
        Tensor? elsewhere = null;
        var thread = new Thread(() => elsewhere = ones(1));
        thread.Start();
        thread.Join();
        Assert.False(scope.Contains(elsewhere!));
        elsewhere!.Dispose();
    }
}
