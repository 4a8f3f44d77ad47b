using System.Globalization;
using System.Runtime.InteropServices.Marshalling;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of libtorch, freed once: when it is disposed, or by its finaliser.</summary>
    [NativeMarshalling(typeof(TensorMarshaller))]
    public partial class Tensor : IDisposable
    {
        private nint handle;

        private Tensor(nint handle)
        {
            this.handle = handle;
            DisposeScopes.Register(this);
        }

        /// <summary>Takes over what another object released.</summary>
        private protected Tensor(nint handle, DisposeScope? scope)
        {
            this.handle = handle;
            scope?.Add(this);
        }

        ~Tensor() => Free();

        public bool IsInvalid => handle == 0;

        public nint Handle => handle != 0 ? handle : throw new InvalidOperationException("Tensor invalid -- empty handle.");

        internal DisposeScope? OwningDisposeScope { get; set; }

        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        public void Dispose()
        {
            if (!IsInvalid)
                OwningDisposeScope?.MarkAsDisposed(this);
            Free();
            GC.SuppressFinalize(this);
        }

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"[{string.Join("x", shape)}], type = {dtype}, device = {device}");

        /// <summary>Takes over a pointer that the shim returned; none means that libtorch threw.</summary>
        internal static Tensor Own(nint handle) => handle != 0 ? new Tensor(handle) : throw NativeError.Last();

        /// <summary>The result of a function that works in place.</summary>
        private Tensor Changed(byte succeeded)
        {
            Done(succeeded);
            return this;
        }

        /// <summary>Hands the native tensor over to another object, with the scope that would dispose it.</summary>
        internal (nint Handle, DisposeScope? Scope) Release()
        {
            var released = (Handle, OwningDisposeScope);
            OwningDisposeScope?.Detach(this);
            handle = 0;
            GC.SuppressFinalize(this);
            return released;
        }

        private void Free()
        {
            if (Interlocked.Exchange(ref handle, 0) is var freed and not 0)
                Native.dispose(freed);
        }
    }
}
