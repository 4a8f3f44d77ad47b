using TorchSharp;

namespace Vae.Functional.Torch.Lowering;

/// <summary>
/// Pins libtorch's threads. OpenMP keeps the count for each calling thread, so a program that is run on another thread than the one that
/// made its engine would use all cores: slower where they contend, and sums in another order.
/// </summary>
internal static class TorchThreads
{
    [ThreadStatic]
    private static int pinned;

    /// <summary>Makes libtorch use this many threads for what the calling thread asks of it.</summary>
    public static void Pin(int threads)
    {
        if (pinned == threads)
            return;
        torch.set_num_threads(threads);
        pinned = threads;
    }
}
