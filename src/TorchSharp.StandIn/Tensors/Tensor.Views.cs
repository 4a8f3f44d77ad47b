namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor T => t();

        public Tensor view(params long[] shape) => Native.view(this, shape, shape.Length);
        public Tensor reshape(params long[] shape) => Native.reshape(this, shape, shape.Length);
        public Tensor permute(params long[] permutation) => Native.permute(this, permutation, permutation.Length);
        public Tensor flip(params long[] dims) => Native.flip(this, dims, dims.Length);

        public Tensor expand(params long[] sizes) => expand(sizes.AsSpan());
        public Tensor expand(long[] sizes, bool isImplicit = false) => expand(sizes.AsSpan(), isImplicit);
        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) =>
            Native.expand(this, sizes, sizes.Length, Flag(isImplicit));

        public Tensor t() => Unary();
        public Tensor transpose(long dim0, long dim1) => Native.transpose(this, dim0, dim1);
        public Tensor unsqueeze(long dim) => Native.unsqueeze(this, dim);
        public Tensor squeeze(long? dim = null) => dim is { } given ? Native.squeeze(this, given) : Unary();
        public Tensor narrow(long dim, long start, long length) => Native.narrow(this, dim, start, length);
        public Tensor slice(long dim, long start, long finish, long step) => Native.slice(this, dim, start, finish, step);
        public Tensor select(long dim, long index) => Native.select(this, dim, index);

        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0) =>
            Native.as_strided(this, size, size.Length, strides, strides.Length, storageOffset);

        public Tensor detach() => Unary();
    }
}
