using System.Runtime.CompilerServices;

namespace TorchSharp;

public static partial class torch
{
    // The regular calls: the member's own name finds the shim's function (Native/EntryPoints.cs).
    public partial class Tensor
    {
        private static readonly EntryPoints unary = new("unary");
        private static readonly EntryPoints unaryInPlace = new("unary_inplace");
        private static readonly EntryPoints binary = new("binary");
        private static readonly EntryPoints binaryInPlace = new("binary_inplace");
        private static readonly EntryPoints scalar = new("scalar");
        private static readonly EntryPoints scalarInPlace = new("scalar_inplace");

        private unsafe Tensor Unary([CallerMemberName] string op = "")
        {
            var result = ((delegate* unmanaged<nint, nint>)unary[op])(Handle);
            GC.KeepAlive(this);
            return Own(result);
        }

        private unsafe Tensor UnaryInPlace([CallerMemberName] string op = "") =>
            Changed(((delegate* unmanaged<nint, byte>)unaryInPlace[op])(Handle));

        private unsafe Tensor Binary(Tensor other, [CallerMemberName] string op = "")
        {
            var result = ((delegate* unmanaged<nint, nint, nint>)binary[op])(Handle, other.Handle);
            GC.KeepAlive(this);
            GC.KeepAlive(other);
            return Own(result);
        }

        private unsafe Tensor BinaryInPlace(Tensor other, [CallerMemberName] string op = "")
        {
            var succeeded = ((delegate* unmanaged<nint, nint, byte>)binaryInPlace[op])(Handle, other.Handle);
            GC.KeepAlive(other);
            return Changed(succeeded);
        }

        private unsafe Tensor With(Scalar value, [CallerMemberName] string op = "")
        {
            var result = ((delegate* unmanaged<nint, ScalarValue, nint>)scalar[op])(Handle, value.Value);
            GC.KeepAlive(this);
            return Own(result);
        }

        private unsafe Tensor WithInPlace(Scalar value, [CallerMemberName] string op = "") =>
            Changed(((delegate* unmanaged<nint, ScalarValue, byte>)scalarInPlace[op])(Handle, value.Value));
    }
}
