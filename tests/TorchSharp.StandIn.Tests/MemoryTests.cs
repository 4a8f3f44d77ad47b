using System.Runtime.InteropServices;
using static TorchSharp.StandIn.Tests.Values;

namespace TorchSharp.StandIn.Tests;

public sealed class MemoryTests
{
    [Fact]
    public void Factories_make_the_size_type_and_value_asked_for()
    {
        Assert.Equal(float32, zeros(2).dtype);
        Assert.Equal([2, 3], empty(2, 3).shape);
        Assert.Equal([2, 3, 4], zeros(2, 3, 4, dtype: float64).shape);
        Assert.Equal([2, 3, 4, 5], ones(2, 3, 4, 5).shape);
        AssertClose([1, 1], ones([2], float64));
        AssertClose([2.5, 2.5], full([2], 2.5, float64));
        AssertClose([0, 2, 4], arange(0, 6, 2));
        Assert.Equal(int64, arange(0, 6, 2).dtype);
        Assert.True(zeros(2, requires_grad: true).requires_grad);
        Assert.Throws<NotSupportedException>(() => zeros([2], names: ["row"]));
    }

    [Fact]
    public void Arrays_are_copied_in_their_own_type_or_the_one_asked_for()
    {
        float[] source = [1, 2, 3, 4];
        using var a = tensor(source, [2, 2]);
        source[0] = 9;
        AssertClose([1, 2, 3, 4], a);
        Assert.Equal(float64, tensor(new[] { 1.0 }).dtype);
        Assert.Equal(float32, tensor(new[] { 1.0 }, float32).dtype);
        Assert.Equal(int64, tensor(new[] { 1L }).dtype);
        Assert.Equal(int32, tensor(new[] { 1 }).dtype);
        Assert.Equal(ScalarType.Bool, tensor(new[] { true }).dtype);
        Assert.Equal([], tensor(1.5f).shape);
        Assert.Equal(2.5, tensor(2.5).item<double>());
        Assert.Equal(7L, tensor(7L).item<long>());
        Assert.Throws<ArgumentException>(() => tensor(source, [3]));
    }

    [Fact]
    public void Bytes_are_the_tensors_own_memory()
    {
        using var a = zeros(4);
        MemoryMarshal.Cast<byte, float>(a.bytes)[2] = 5;
        AssertClose([0, 0, 5, 0], a);
        a.bytes = new byte[16];
        AssertClose([0, 0, 0, 0], a);
        Assert.Throws<ArgumentException>(() => a.bytes = new byte[3]);
    }

    [Fact]
    public void Bytes_of_a_view_start_at_its_own_first_element()
    {
        using var a = Vector(float32, 0, 1, 2, 3, 4, 5);
        using var view = a.narrow(0, 2, 3);
        Assert.Equal(2, view.storage_offset());
        Assert.Equal([2, 3, 4], MemoryMarshal.Cast<byte, float>(view.bytes).ToArray());
        MemoryMarshal.Cast<byte, float>(view.bytes)[0] = 9;
        AssertClose([0, 1, 9, 3, 4, 5], a);
    }

    [Fact]
    public void Bytes_of_a_transposed_tensor_are_refused()
    {
        using var a = zeros(2, 3);
        using var transposed = a.t();
        Assert.False(transposed.is_contiguous());
        Assert.Throws<InvalidOperationException>(() => transposed.bytes.Length);
        Assert.Equal(0, zeros(0).bytes.Length);
    }

    [Fact]
    public void Data_reads_and_writes_through_strides()
    {
        using var a = Matrix(float64, 2, 1, 2, 3, 4, 5, 6);
        using var transposed = a.t();
        var data = transposed.data<double>();
        Assert.Equal([1, 4, 2, 5, 3, 6], data.ToArray());
        Assert.Equal([1, 4, 2, 5, 3, 6], data);
        Assert.Equal(5, data[1, 1]);
        data[2, 0] = 30;
        AssertClose([1, 2, 30, 4, 5, 6], a);
        data.CopyFrom([10, 40]);
        AssertClose([10, 2, 30, 40, 5, 6], a);
        Assert.Throws<IndexOutOfRangeException>(() => data[3, 0]);
        Assert.Throws<ArgumentException>(() => a.data<float>());
        Assert.Throws<ArgumentException>(() => a.item<double>());
    }

    [Fact]
    public void Types_convert_and_copies_convert()
    {
        using var a = Vector(float64, 1.5, 0);
        Assert.Equal(float32, a.@float().dtype);
        AssertClose([1, 0], a.@long());
        Assert.Equal(int32, a.@int().dtype);
        Assert.Equal(ScalarType.Bool, a.@bool().dtype);
        Assert.Equal(ScalarType.BFloat16, a.type(bfloat16).dtype);
        Assert.Equal(float32, a.type_as(zeros(1)).dtype);
        AssertClose([1.5, 0], zeros(2).copy_(a));
        AssertClose([0, 0], a.cpu().clone().zero_());
    }

    [Fact]
    public void A_tensor_says_what_it_is()
    {
        using var a = zeros(2, 3);
        Assert.Equal("[2x3], type = Float32, device = cpu", a.ToString());
        Assert.Equal(2, a.ndim);
        Assert.Equal(6, a.numel());
        Assert.Equal(4, a.element_size());
        Assert.Equal(3, a.size(-1));
        Assert.Equal("cuda:1", device("cuda:1").ToString());
        Assert.Equal(DeviceType.CUDA, device(0).type);
    }
}
