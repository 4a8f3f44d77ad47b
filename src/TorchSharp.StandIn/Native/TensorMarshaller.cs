using System.Runtime.InteropServices.Marshalling;

namespace TorchSharp;

/// <summary>
/// A tensor travels as its native pointer, is kept alive during the call, and comes back owned. A null pointer back means that
/// libtorch threw.
/// </summary>
[CustomMarshaller(typeof(torch.Tensor), MarshalMode.ManagedToUnmanagedIn, typeof(In))]
[CustomMarshaller(typeof(torch.Tensor), MarshalMode.ManagedToUnmanagedOut, typeof(Out))]
internal static class TensorMarshaller
{
    public struct In
    {
        private torch.Tensor? tensor;

        public void FromManaged(torch.Tensor? managed) => tensor = managed;

        public readonly nint ToUnmanaged() => tensor is null ? 0 : tensor.Handle;

        public readonly void OnInvoked() => GC.KeepAlive(tensor);

        public readonly void Free()
        {
        }
    }

    public static class Out
    {
        public static torch.Tensor ConvertToManaged(nint handle) => torch.Tensor.Own(handle);
    }
}
