using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor that a module trains. It takes over the tensor that it is made from, which is empty afterwards.</summary>
public sealed class Parameter : Tensor
{
    public Parameter(Tensor data, bool requires_grad = true)
        : this(data.Release(), requires_grad)
    {
    }

    private Parameter((nint Handle, DisposeScope? Scope) released, bool requires_grad)
        : base(released.Handle, released.Scope) => this.requires_grad = requires_grad;
}
