using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>
        /// The elements of a contiguous tensor on the CPU, from its own first one. The span does not keep the tensor alive.
        /// </summary>
        public unsafe Span<byte> bytes
        {
            get
            {
                if (!is_contiguous())
                    throw new InvalidOperationException("bytes needs a contiguous tensor: call contiguous() first.");
                return new Span<byte>((void*)Data(), checked((int)(NumberOfElements * ElementSize)));
            }

            set
            {
                var destination = bytes;
                if (destination.Length != value.Length)
                    throw new ArgumentException($"bytes holds {destination.Length} bytes; {value.Length} were given.");
                value.CopyTo(destination);
            }
        }

        public TensorAccessor<T> data<T>()
            where T : unmanaged
        {
            if (ElementTypes.Of<T>() != dtype)
                throw new ArgumentException($"{typeof(T).Name} is not compatible with {dtype}");
            return new TensorAccessor<T>(device_type == DeviceType.CPU ? this : cpu());
        }

        public T item<T>()
            where T : unmanaged =>
            NumberOfElements == 1
                ? data<T>().First()
                : throw new ArgumentException($"item needs a tensor of one element; this one has {NumberOfElements}.");

        public Tensor clone() => Unary();
        public Tensor contiguous() => Unary();
        public Tensor cpu() => Unary();

        public Tensor type(ScalarType dtype) => Native.to_type(this, (int)dtype);
        public Tensor type_as(Tensor tensor) => type(tensor.dtype);
        public Tensor @float() => type(ScalarType.Float32);
        public Tensor @double() => type(ScalarType.Float64);
        public Tensor @long() => type(ScalarType.Int64);
        public Tensor @int() => type(ScalarType.Int32);
        public Tensor @bool() => type(ScalarType.Bool);

        public Tensor copy_(Tensor source, bool nonBlocking = false) => Changed(Native.copy_(this, source, Flag(nonBlocking)));
        public Tensor fill_(Scalar value) => Changed(Native.fill_(this, value.Value));
        public Tensor uniform_(double from, double to, Generator? generator = null) => Changed(Native.uniform_(this, from, to));
        public Tensor zero_() => UnaryInPlace();

        internal nint Data()
        {
            if (device_type != DeviceType.CPU)
                throw new InvalidOperationException("The elements are not in CPU memory: call cpu() first.");
            return NumberOfElements == 0 ? 0 : Native.data(this) is var data and not 0 ? data : throw NativeError.Last();
        }
    }
}
