namespace Vae.Functional.Noise;

/// <summary>The words of a stream one after the other, for draws that need an unknown number of them.</summary>
internal ref struct NoiseWords(NoiseKey key)
{
    private PhiloxWords block;
    private ulong position;

    /// <summary>A uniform integer in [0, bound): Lemire's multiplication, with the few words that would bias it rejected.</summary>
    public uint Below(uint bound)
    {
        var product = (ulong)Next() * bound;
        if ((uint)product < bound)
        {
            // 2³² mod bound: so many low halves belong to multiples that are drawn once too often.
            var rejected = (0u - bound) % bound;
            while ((uint)product < rejected)
                product = (ulong)Next() * bound;
        }

        return (uint)(product >> 32);
    }

    private uint Next()
    {
        var word = position % 4;
        if (word == 0)
            block = key.Block(position / 4);
        position++;
        return word switch { 0 => block.W0, 1 => block.W1, 2 => block.W2, _ => block.W3 };
    }
}
