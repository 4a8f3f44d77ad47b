namespace TorchSharp;

public static partial class torch
{
    public static class nn
    {
        public static class functional
        {
            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => Native.softplus(x, beta, threshold);

            public static Tensor conv2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null,
                long groups = 1) =>
                Native.conv2d(input, weight, bias, strides ?? [1, 1], padding ?? [0, 0], dilation ?? [1, 1], groups);
        }
    }
}
