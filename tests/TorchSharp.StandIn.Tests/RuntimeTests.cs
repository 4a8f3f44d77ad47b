using System.Runtime.InteropServices;

namespace TorchSharp.StandIn.Tests;

public sealed class RuntimeTests
{
    [Fact]
    public unsafe void Pinning_the_threads_reaches_OpenBLAS_too()
    {
        set_num_threads(2);
        set_num_threads(1);
        Assert.Equal(1, get_num_threads());
        if (NativeLibrary.TryLoad("libopenblas.so.0", out var blas)
            && NativeLibrary.TryGetExport(blas, "openblas_get_num_threads", out var count))
            Assert.Equal(1, ((delegate* unmanaged<int>)count)());
    }

    [Fact]
    public void Tensor_storage_is_counted_as_it_is_allocated()
    {
        var before = Native.allocations();
        using var made = zeros([100]);
        Assert.Equal(1, Native.allocations() - before);

        using var view = made.narrow(0, 10, 50);
        Assert.Same(view, view.zero_());
        Assert.Equal(1, Native.allocations() - before);
    }

    [Fact]
    public void Cuda_is_there_where_a_device_is() => Assert.Equal(cuda.device_count() > 0, cuda.is_available());

    /// <summary>The regular members find the shim's functions by name when they are called, so each is called once.</summary>
    [Fact]
    public void Every_regular_member_has_its_function_in_the_shim()
    {
        Type[][] shapes = [[], [typeof(Tensor)], [typeof(Scalar)]];
        var members = typeof(Tensor).GetMethods()
            .Where(method => method.ReturnType == typeof(Tensor) && !method.IsStatic && !method.IsGenericMethod && !method.IsSpecialName)
            .Where(method => shapes.Any(shape => shape.SequenceEqual(method.GetParameters().Select(parameter => parameter.ParameterType))))
            .ToList();
        Assert.True(members.Count > 90, $"only {members.Count} regular members");
        foreach (var member in members)
        {
            using var matrix = full([1, 1], 0.5);
            object?[] arguments = [.. member.GetParameters().Select(parameter => Argument(parameter.ParameterType))];
            var failure = Record.Exception(() => member.Invoke(matrix, arguments));
            Assert.True(failure is null or { InnerException: ExternalException }, member.Name);
        }
    }

    private static object Argument(Type type) => type == typeof(Tensor) ? full([1, 1], 0.25) : (Scalar)2;
}
