using static TorchSharp.StandIn.Tests.Values;

namespace TorchSharp.StandIn.Tests;

public sealed class ShapeTests
{
    [Theory]
    [MemberData(nameof(Values.Types), MemberType = typeof(Values))]
    public void Views(ScalarType dtype)
    {
        using var a = Matrix(dtype, 2, 1, 2, 3, 4, 5, 6);
        Assert.Equal([2, 3], a.shape);
        Assert.Equal([3, 1], a.stride());
        Assert.Equal([3, 2], a.view(3, 2).shape);
        Assert.Equal([6], a.reshape(-1).shape);
        AssertClose([1, 4, 2, 5, 3, 6], a.t());
        AssertClose([1, 4, 2, 5, 3, 6], a.T.contiguous());
        AssertClose([1, 4, 2, 5, 3, 6], a.transpose(0, 1));
        AssertClose([1, 4, 2, 5, 3, 6], a.permute(1, 0));
        AssertClose([3, 2, 1, 6, 5, 4], a.flip(1));
        Assert.Equal([2, 1, 3], a.unsqueeze(1).shape);
        Assert.Equal([2, 3], a.unsqueeze(1).squeeze().shape);
        Assert.Equal([2, 1, 3], a.unsqueeze(1).squeeze(0).shape);
        AssertClose([2, 3, 5, 6], a.narrow(1, 1, 2));
        AssertClose([1, 3, 4, 6], a.slice(1, 0, 3, 2));
        AssertClose([4, 5, 6], a.select(0, 1));
        AssertClose([2, 4, 6], a.as_strided([3], [2], 1));
        AssertClose([7, 7, 8, 8], Matrix(dtype, 2, 7, 8).expand(2, 2));
        AssertClose([7, 7, 8, 8], Matrix(dtype, 2, 7, 8).expand([2L, 2L], isImplicit: false));
    }

    [Fact]
    public void A_view_shares_its_memory_and_a_clone_does_not()
    {
        using var a = Vector(float32, 1, 2, 3, 4);
        using var clone = a.clone();
        a.view(2, 2).select(0, 1).fill_(9);
        AssertClose([1, 2, 9, 9], a);
        AssertClose([1, 2, 3, 4], clone);
    }

    [Theory]
    [MemberData(nameof(Values.Types), MemberType = typeof(Values))]
    public void Indexing(ScalarType dtype)
    {
        using var a = Matrix(dtype, 2, 1, 2, 3, 4, 5, 6);
        using var columns = tensor(new long[] { 2, 0 });
        AssertClose([3, 1, 6, 4], a.index_select(1, columns));
        AssertClose([3, 4], a.gather(1, tensor([2L, 0L], [2, 1])));
        AssertClose([1, 0, 2], zeros([3], dtype).scatter_add(0, columns, Vector(dtype, 2, 1)));
        AssertClose([1, 0, 2], zeros([3], dtype).scatter_add_(0, columns, Vector(dtype, 2, 1)));
        AssertClose([2, 0, 4], zeros([3], dtype).index_add(0, columns, Vector(dtype, 2, 1), 2));
        AssertClose([2, 0, 4], zeros([3], dtype).index_add_(0, columns, Vector(dtype, 2, 1), 2));
        AssertClose([1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6], cat([a, a]));
        Assert.Equal([2, 6], cat([a, a], 1).shape);
        Assert.Equal([2, 2, 3], stack([a, a]).shape);
    }

    [Theory]
    [MemberData(nameof(Values.Types), MemberType = typeof(Values))]
    public void Reductions(ScalarType dtype)
    {
        using var a = Matrix(dtype, 2, 1, 2, 3, 4, 5, 6);
        AssertClose([21], a.sum());
        AssertClose([5, 7, 9], a.sum(0L)); // a plain 0 would convert to a ScalarType
        AssertClose([21], torch.sum(a, [0L, 1L]));
        Assert.Equal([2, 1], a.sum([1], keepdim: true).shape);
        Assert.Equal(float64, a.sum(float64).dtype);
        AssertClose([3.5], a.mean());
        AssertClose([2, 5], a.mean([1]));
        AssertClose([4, 5, 6], a.amax(0));
        AssertClose([1, 4], a.amin([1], keepdim: true));
        AssertClose([6], a.max());
        AssertClose([1], a.min());
        var (values, indexes) = a.max(1);
        AssertClose([3, 6], values);
        AssertClose([2, 2], indexes);
        AssertClose([1, 1, 1], a.argmax(0));
        AssertClose([3.4076059644443806, 6.4076059644443806], a.logsumexp(1));
        AssertClose([1, 3, 6, 4, 9, 15], a.cumsum(1));
        AssertClose([1], a.gt(0).all());
        AssertClose([0], a.gt(6).any());
    }

    [Theory]
    [MemberData(nameof(Values.Types), MemberType = typeof(Values))]
    public void Products(ScalarType dtype)
    {
        using var a = Matrix(dtype, 2, 1, 2, 3, 4);
        using var b = Matrix(dtype, 2, 5, 6, 7, 8);
        AssertClose([19, 22, 43, 50], a.matmul(b));
        AssertClose([19, 22, 43, 50], torch.mm(a, b));
        AssertClose([19, 22, 43, 50], a.unsqueeze(0).bmm(b.unsqueeze(0)));
        AssertClose([17, 39], a.mv(Vector(dtype, 5, 6)));
        AssertClose([17], Vector(dtype, 1, 2).dot(Vector(dtype, 5, 6)));
        AssertClose([39, 45, 87, 101], ones([2, 2], dtype).addmm(a, b, beta: 1, alpha: 2));
        AssertClose([19, 22, 43, 50], full([2, 2], double.NaN, dtype).addmm_(a, b, beta: 0));
        AssertClose([20, 23, 44, 51], ones([1, 2, 2], dtype).baddbmm(a.unsqueeze(0), b.unsqueeze(0)));
        AssertClose([17, 23, 39, 53], nn.functional.linear(a, b));
        AssertClose([18, 25, 40, 55], nn.functional.linear(a, b, Vector(dtype, 1, 2)));
    }

    [Theory]
    [MemberData(nameof(Values.Types), MemberType = typeof(Values))]
    public void Convolution(ScalarType dtype)
    {
        using var image = Matrix(dtype, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9).view(1, 1, 3, 3);
        using var kernel = Matrix(dtype, 2, 1, 0, 0, -1).view(1, 1, 2, 2);
        AssertClose([-4, -4, -4, -4], nn.functional.conv2d(image, kernel));
        AssertClose([6], nn.functional.conv2d(image, kernel, Vector(dtype, 10), strides: [2, 2]));
        Assert.Equal([1, 1, 4, 4], nn.functional.conv2d(image, kernel, padding: [1, 1]).shape);
        using var windows = nn.functional.unfold(image, 2);
        AssertClose([1, 2, 4, 5, 2, 3, 5, 6, 4, 5, 7, 8, 5, 6, 8, 9], windows);
        AssertClose([1, 4, 3, 8, 20, 12, 7, 16, 9], nn.functional.fold(windows, (3, 3), (2, 2)));
        using var apart = nn.functional.unfold(image, 2, padding: 1, stride: 2);
        AssertClose([0, 0, 0, 5, 0, 0, 4, 6, 0, 2, 0, 8, 1, 3, 7, 9], apart);
        AssertClose([1, 2, 3, 4, 5, 6, 7, 8, 9], nn.functional.fold(apart, (3, 3), (2, 2), padding: (1, 1), stride: (2, 2)));
    }
}
