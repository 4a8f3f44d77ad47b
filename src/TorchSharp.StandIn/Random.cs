namespace TorchSharp;

public static partial class torch
{
    /// <summary>What random numbers come from; here the CPU's own alone.</summary>
    public sealed class Generator : IDisposable
    {
        internal Generator()
        {
        }

        public void Dispose()
        {
        }
    }

    public static Generator manual_seed(long seed)
    {
        Done(Native.manual_seed(seed));
        return new Generator();
    }

    public static Tensor get_rng_state() => Native.get_rng_state();

    public static void set_rng_state(Tensor new_state) => Done(Native.set_rng_state(new_state));
}
