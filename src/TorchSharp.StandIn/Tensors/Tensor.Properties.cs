namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public long ndim => Native.rank(this);

        public long Dimensions => ndim;

        public long NumberOfElements => numel();

        public long ElementSize => element_size();

        public ScalarType dtype => (ScalarType)Native.dtype(this);

        public DeviceType device_type => (DeviceType)Native.device_type(this);

        public int device_index => Native.device_index(this);

        public Device device => new(device_type, device_index);

        public bool is_cuda => device_type == DeviceType.CUDA;

        public bool is_leaf => Native.is_leaf(this) != 0;

        public bool requires_grad
        {
            get => Native.requires_grad(this) != 0;
            set => Done(Native.set_requires_grad(this, Flag(value)));
        }

        public long[] shape
        {
            get
            {
                var sizes = new long[ndim];
                Native.sizes(this, sizes);
                return sizes;
            }
        }

        public long dim() => ndim;

        public long numel() => Native.numel(this);

        public long element_size() => Native.element_size(this);

        public long[] size() => shape;

        public long size(int dim) => shape[dim < 0 ? dim + ndim : dim];

        public long[] stride()
        {
            var strides = new long[ndim];
            Native.strides(this, strides);
            return strides;
        }

        public long storage_offset() => Native.storage_offset(this);

        public bool is_contiguous() => Native.is_contiguous(this) != 0;

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }
    }
}
