using System.Runtime.InteropServices;
using Tensor = TorchSharp.torch.Tensor;

namespace TorchSharp;

/// <summary>Products and convolutions.</summary>
internal static partial class Native
{
    [LibraryImport(Library, EntryPoint = "standin_addmm")]
    public static partial Tensor addmm(Tensor a, Tensor left, Tensor right, float beta, float alpha);
    [LibraryImport(Library, EntryPoint = "standin_addmm_")]
    public static partial byte addmm_(Tensor a, Tensor left, Tensor right, float beta, float alpha);
    [LibraryImport(Library, EntryPoint = "standin_baddbmm")]
    public static partial Tensor baddbmm(Tensor a, Tensor left, Tensor right, float beta, float alpha);

    [LibraryImport(Library, EntryPoint = "standin_linear")]
    public static partial Tensor linear(Tensor input, Tensor weight, Tensor? bias);
    [LibraryImport(Library, EntryPoint = "standin_conv2d")]
    public static partial Tensor conv2d(
        Tensor input, Tensor weight, Tensor? bias, ReadOnlySpan<long> stride, ReadOnlySpan<long> padding, ReadOnlySpan<long> dilation,
        long groups);

    [LibraryImport(Library, EntryPoint = "standin_unfold")]
    public static partial Tensor unfold(Tensor input, long kernelSize, long dilation, long padding, long stride);
    [LibraryImport(Library, EntryPoint = "standin_fold")]
    public static partial Tensor fold(
        Tensor input, ReadOnlySpan<long> outputSize, ReadOnlySpan<long> kernelSize, ReadOnlySpan<long> dilation,
        ReadOnlySpan<long> padding, ReadOnlySpan<long> stride);
}
