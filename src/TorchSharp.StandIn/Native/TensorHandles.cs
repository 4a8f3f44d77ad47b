namespace TorchSharp;

/// <summary>The native pointers of a list of tensors, which stay alive until it is disposed.</summary>
internal readonly ref struct TensorHandles(IEnumerable<torch.Tensor> tensors)
{
    private readonly torch.Tensor[] kept = [.. tensors];

    public int Count => kept.Length;

    public nint[] Values => Array.ConvertAll(kept, tensor => tensor.Handle);

    public void Dispose() => GC.KeepAlive(kept);
}
