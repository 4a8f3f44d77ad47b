namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor sum(ScalarType? type = null) => Native.sum(this, Native.Code(type));

        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => sum([dim], keepdim, type);

        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) => sum([dim0, dim1], keepdim, type);

        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => sum(dim.AsSpan(), keepdim, type);

        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) =>
            Native.sum_over(this, dim, dim.Length, Flag(keepdim), Native.Code(type));

        public Tensor mean() => Unary();

        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
            Native.mean_over(this, dimensions, dimensions.Length, Flag(keepdim), Native.Code(type));

        public Tensor amax(params long[] dims) => amax(dims.AsSpan());
        public Tensor amax(long[] dims, bool keepdim = false, Tensor? @out = null) => amax(dims.AsSpan(), keepdim, @out);
        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) =>
            Into(@out, Native.amax(this, dims, dims.Length, Flag(keepdim)));

        public Tensor amin(params long[] dims) => amin(dims.AsSpan());
        public Tensor amin(long[] dims, bool keepdim = false, Tensor? @out = null) => amin(dims.AsSpan(), keepdim, @out);
        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) =>
            Into(@out, Native.amin(this, dims, dims.Length, Flag(keepdim)));

        public Tensor max() => Unary();

        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false)
        {
            Done(Native.max_over(this, dim, Flag(keepdim), out var values, out var indexes));
            return (Own(values), Own(indexes));
        }

        public Tensor min() => Unary();
        public Tensor any() => Unary();
        public Tensor all() => Unary();
        public Tensor argmax(long dim, bool keepdim = false) => Native.argmax(this, dim, Flag(keepdim));
        public Tensor logsumexp(long dim, bool keepdim = false) => Native.logsumexp(this, dim, Flag(keepdim));
        public Tensor cumsum(long dim, ScalarType? type = null) => Native.cumsum(this, dim, Native.Code(type));

        /// <summary>A result where the caller wants it.</summary>
        private static Tensor Into(Tensor? destination, Tensor result)
        {
            if (destination is null)
                return result;
            using (result)
                return destination.copy_(result);
        }
    }

    public static Tensor sum(Tensor input, ScalarType? type = null) => input.sum(type);
    public static Tensor sum(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) => input.sum(dim, keepdim, type);
    public static Tensor sum(Tensor input, ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) =>
        input.sum(dim, keepdim, type);

    public static Tensor logsumexp(Tensor input, long dim, bool keepdim = false) => input.logsumexp(dim, keepdim);
}
