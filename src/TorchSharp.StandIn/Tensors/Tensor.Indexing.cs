namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor index_select(long dim, Tensor index) => Native.index_select(this, dim, index);
        public Tensor gather(long dim, Tensor index) => Native.gather(this, dim, index);

        public Tensor scatter_add(long dim, Tensor index, Tensor src) => Native.scatter_add(this, dim, index, src);
        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => Changed(Native.scatter_add_(this, dim, index, src));

        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha) =>
            Native.index_add(this, dim, index, source, alpha.Value);

        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) =>
            Changed(Native.index_add_(this, dim, index, source, alpha.Value));
    }

    public static Tensor cat(IList<Tensor> tensors, long dim = 0)
    {
        using var list = new TensorHandles(tensors);
        return Native.cat(list.Values, list.Count, dim);
    }

    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0)
    {
        using var list = new TensorHandles(tensors);
        return Native.stack(list.Values, list.Count, dim);
    }

    public static Tensor where(Tensor condition, Tensor x, Tensor y) => Native.where(condition, x, y);
}
