namespace TorchSharp;

/// <summary>Where and as what a new tensor is made; the shim has the same four fields.</summary>
internal readonly struct CreationOptions
{
    private readonly int dtype;
    private readonly int deviceType;
    private readonly int deviceIndex;
    private readonly int requiresGrad;

    public CreationOptions(torch.ScalarType? dtype, torch.Device? device, bool requiresGrad, string[]? names = null)
    {
        if (names is not null)
            throw new NotSupportedException("The stand-in has no named dimensions: leave names null.");
        this.dtype = Native.Code(dtype);
        deviceType = (int)(device ?? torch.CPU).type;
        deviceIndex = (device ?? torch.CPU).index;
        this.requiresGrad = requiresGrad ? 1 : 0;
    }
}
