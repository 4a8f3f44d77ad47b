using TorchSharp;
using Vae.Functional.Engine;
using Vae.Functional.Engine.Planning;
using static TorchSharp.torch;

namespace Vae.Functional.Torch.Lowering;

/// <summary>
/// A flat buffer in two places: where managed code reads and writes it, and on the device that computes with it. Numbers move only when
/// the other place has newer ones.
/// </summary>
internal sealed class MirroredMemory(int length, Device device) : IMemory
{
    private readonly TorchMemory host = new(length);
    private readonly Tensor mirror = zeros(new long[] { Math.Max(1, length) }, ScalarType.Float32, device);
    private bool isHostNewer;
    private bool isDeviceNewer;

    /// <summary>The numbers, which whoever asks for them may write.</summary>
    public Span<float> Values
    {
        get
        {
            Fetch();
            isHostNewer = true;
            return host.Values;
        }
    }

    /// <summary>The numbers, to be read.</summary>
    public ReadOnlySpan<float> Read()
    {
        Fetch();
        return host.Values;
    }

    /// <summary>Brings to the device what managed code has written.</summary>
    public void Send()
    {
        if (isHostNewer)
            TorchRules.Drop(mirror.copy_(host.Tensor), mirror);
        isHostNewer = false;
    }

    /// <summary>Says that the device has written.</summary>
    public void Written() => isDeviceNewer = true;

    /// <summary>A tensor on the device over a slot's numbers.</summary>
    public Tensor View(Slot slot) => TorchMemory.View(mirror, slot);

    // Threads that divide a step ask at the same time.
    private void Fetch()
    {
        lock (host)
        {
            if (isDeviceNewer)
                TorchRules.Drop(host.Tensor.copy_(mirror), host.Tensor);
            isDeviceNewer = false;
        }
    }

    public void Dispose()
    {
        host.Dispose();
        mirror.Dispose();
    }
}
