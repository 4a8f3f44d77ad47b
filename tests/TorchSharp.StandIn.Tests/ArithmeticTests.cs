using static TorchSharp.StandIn.Tests.Values;

namespace TorchSharp.StandIn.Tests;

public sealed class ArithmeticTests
{
    [Theory]
    [MemberData(nameof(Values.Types), MemberType = typeof(Values))]
    public void Functions_of_two_tensors(ScalarType dtype)
    {
        using var a = Vector(dtype, 6, -8);
        using var b = Vector(dtype, 4, 2);
        AssertClose([10, -6], a.add(b));
        AssertClose([14, -4], a.add(b, 2));
        AssertClose([2, -10], a.sub(b));
        AssertClose([24, -16], a.mul(b));
        AssertClose([1.5, -4], a.div(b));
        AssertClose([1, -4], a.div(b, RoundingMode.floor));
        AssertClose([1296, 64], a.pow(b));
        AssertClose([6, 2], a.maximum(b));
        AssertClose([4, -8], torch.minimum(a, b));
        AssertClose([6.126928011042972, 2.0000453988992166], a.logaddexp(b));
        AssertClose([6, -8], a);
    }

    [Theory]
    [MemberData(nameof(Values.Types), MemberType = typeof(Values))]
    public void Functions_of_a_tensor_and_a_number(ScalarType dtype)
    {
        using var a = Vector(dtype, 6, -8);
        AssertClose([8, -6], a.add(2));
        AssertClose([4, -10], a.sub(2L));
        AssertClose([9, -12], a.mul(1.5));
        AssertClose([3, -4], a.div(2f));
        AssertClose([1, -2], a.div(4, RoundingMode.trunc));
        AssertClose([36, 64], a.pow(2));
        Assert.Equal(dtype, a.add(0.5).dtype);
    }

    [Theory]
    [MemberData(nameof(Values.Types), MemberType = typeof(Values))]
    public void In_place_functions_return_their_tensor(ScalarType dtype)
    {
        using var a = Vector(dtype, 6, -8);
        using var b = Vector(dtype, 4, 2);
        Assert.Same(a, a.add_(b));
        AssertClose([10, -6], a);
        AssertClose([12, -5], a.add_(b, 0.5));
        AssertClose([8, -7], a.sub_(b));
        AssertClose([32, -14], a.mul_(b));
        AssertClose([8, -7], a.div_(b));
        AssertClose([2, -4], a.div_(b, RoundingMode.floor));
        AssertClose([4, 16], a.pow_(2));
        AssertClose([256, 256], a.pow_(b));
        AssertClose([258, 258], a.add_(2));
        AssertClose([257, 257], a.sub_(1));
        AssertClose([514, 514], a.mul_(2));
        AssertClose([128.5, 128.5], a.div_(4));
        AssertClose([12, 12], a.div_(10, RoundingMode.trunc));
    }

    [Theory]
    [MemberData(nameof(Values.Types), MemberType = typeof(Values))]
    public void Operators(ScalarType dtype)
    {
        using var a = Vector(dtype, 6, -8);
        using var b = Vector(dtype, 4, 2);
        AssertClose([10, -6], a + b);
        AssertClose([7, -7], a + 1);
        AssertClose([7, -7], 1 + a);
        AssertClose([2, -10], a - b);
        AssertClose([5, -9], a - 1);
        AssertClose([-5, 9], 1 - a);
        AssertClose([24, -16], a * b);
        AssertClose([3, -4], 0.5 * a);
        AssertClose([3, -4], a * 0.5);
        AssertClose([1.5, -4], a / b);
        AssertClose([3, -4], a / 2);
        AssertClose([2, -1.5], 12 / Vector(dtype, 6, -8));
        AssertClose([-6, 8], -a);
    }

    [Theory]
    [MemberData(nameof(Values.Types), MemberType = typeof(Values))]
    public void Comparisons(ScalarType dtype)
    {
        using var a = Vector(dtype, 1, 2, 3);
        using var b = Vector(dtype, 2, 2, 2);
        Assert.Equal(ScalarType.Bool, a.gt(b).dtype);
        AssertClose([0, 0, 1], a > b);
        AssertClose([0, 1, 1], a >= b);
        AssertClose([1, 0, 0], a < b);
        AssertClose([1, 1, 0], a <= b);
        AssertClose([0, 1, 0], a == b);
        AssertClose([1, 0, 1], a != b);
        AssertClose([0, 0, 1], a > 2);
        AssertClose([1, 0, 0], 2 > a);
        AssertClose([1, 1, 0], 2 >= a);
        AssertClose([0, 0, 1], 2 < a);
        AssertClose([0, 1, 1], 2 <= a);
        AssertClose([0, 1, 0], 2 == a);
        AssertClose([1, 0, 1], 2 != a);
        AssertClose([0, 1, 0], a.eq(2));
        AssertClose([1, 0, 1], a.ne(2));
        AssertClose([0, 0, 1], a.clone().gt_(b));
        AssertClose([0, 1, 1], a.clone().ge_(2));
        AssertClose([1, 0, 0], a.clone().lt_(2));
        AssertClose([1, 1, 0], a.clone().le_(b));
        AssertClose([0, 1, 0], a.clone().eq_(b));
        AssertClose([1, 0, 1], a.clone().ne_(2));
    }

    [Theory]
    [MemberData(nameof(Values.Types), MemberType = typeof(Values))]
    public void Where_and_masks(ScalarType dtype)
    {
        using var a = Vector(dtype, 1, 2, 3);
        using var mask = a > 1.5;
        AssertClose([-1, 2, 3], torch.where(mask, a, Vector(dtype, -1, -1, -1)));
        AssertClose([-1, 2, 3], a.where(mask, Vector(dtype, -1, -1, -1)));
        AssertClose([1, 9, 9], a.masked_fill(mask, 9));
        AssertClose([1, 0, 0], mask.logical_not());
        AssertClose([0, 1, 0], mask.logical_and(a < 3));
        AssertClose([1, 1, 1], mask.logical_or(a < 2));
        AssertClose([0, 1, 0], Vector(dtype, 1, double.NaN, 1).isnan());
        AssertClose([1, 0, 0], Vector(dtype, 1, double.NaN, double.PositiveInfinity).isfinite());
        Assert.Same(a, a.masked_fill_(mask, 9));
        AssertClose([1, 9, 9], a);
    }

    [Fact]
    public void Equality_of_objects_is_equality_of_elements()
    {
        using var a = Vector(float32, 1, 2);
        using var b = Vector(float32, 1, 2);
        Assert.True(a.Equals(b));
        Assert.False(a.Equals((object)Vector(float32, 1, 3)));
        Assert.False(a.Equals("a"));
        Assert.NotEqual(a.GetHashCode(), b.GetHashCode());
    }
}
