namespace TorchSharp;

public static partial class torch
{
    /// <summary>Pins libtorch's threads, and OpenBLAS's own.</summary>
    public static void set_num_threads(int num) => Done(Native.set_num_threads(num));

    public static int get_num_threads() => Native.get_num_threads();

    public static bool cuda_is_available() => cuda.is_available();

    internal static void Done(byte succeeded)
    {
        if (succeeded == 0)
            throw NativeError.Last();
    }

    public static class cuda
    {
        public static bool is_available() => device_count() > 0;

        public static int device_count() => Native.cuda_device_count();
    }
}
