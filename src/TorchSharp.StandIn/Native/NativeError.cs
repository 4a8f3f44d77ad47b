using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>What libtorch throws, thrown again with its message, as TorchSharp does.</summary>
internal static class NativeError
{
    public static ExternalException Last() => new(Marshal.PtrToStringUTF8(Native.last_error()));
}
