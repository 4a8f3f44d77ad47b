using System.Runtime.InteropServices;
using static TorchSharp.StandIn.Tests.Values;

namespace TorchSharp.StandIn.Tests;

public sealed class AutogradTests
{
    [Theory]
    [MemberData(nameof(Values.Types), MemberType = typeof(Values))]
    public void Grad_of_a_sum_of_squares_is_twice_its_argument(ScalarType dtype)
    {
        using var x = Vector(dtype, 1, -2, 3).requires_grad_();
        using var y = x.square().sum();
        var gradient = Assert.Single(autograd.grad([y], [x]));
        AssertClose([2, -4, 6], gradient);
    }

    [Fact]
    public void Grad_takes_a_seed_and_several_inputs()
    {
        using var a = Matrix(float64, 2, 1, 2, 3, 4).requires_grad_();
        using var b = Vector(float64, 5, 6).requires_grad_();
        var gradients = autograd.grad([a.mv(b)], [a, b], [Vector(float64, 1, 10)]);
        AssertClose([5, 6, 50, 60], gradients[0]);
        AssertClose([31, 42], gradients[1]);
    }

    [Fact]
    public void Grad_of_a_grad_is_the_second_derivative()
    {
        using var x = Vector(float64, 2).requires_grad_();
        var first = autograd.grad([x.pow(3).sum()], [x], create_graph: true, retain_graph: true)[0];
        AssertClose([12], first);
        AssertClose([12], autograd.grad([first.sum()], [x])[0]);
    }

    [Fact]
    public void No_grad_records_nothing_until_it_is_disposed()
    {
        using var x = ones([1], requires_grad: true);
        using (no_grad())
        {
            Assert.False(is_grad_enabled());
            Assert.False((x * 2).requires_grad);
            using (enable_grad())
                Assert.True((x * 2).requires_grad);
            Assert.False(is_grad_enabled());
        }

        Assert.True((x * 2).requires_grad);
        Assert.False((x * 2).detach().requires_grad);
        Assert.True(x.is_leaf);
    }

    [Fact]
    public void What_libtorch_throws_comes_back_with_its_message()
    {
        using var x = ones(2);
        var unused = Assert.Throws<ExternalException>(() => autograd.grad([x.sum()], [x]));
        Assert.Contains("does not require grad", unused.Message, StringComparison.Ordinal);
    }
}
