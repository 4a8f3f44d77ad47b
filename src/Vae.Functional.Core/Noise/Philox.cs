namespace Vae.Functional.Noise;

/// <summary>The four 32-bit words that Philox reads as a counter and writes as a block.</summary>
/// <param name="W0">The first word.</param>
/// <param name="W1">The second word.</param>
/// <param name="W2">The third word.</param>
/// <param name="W3">The fourth word.</param>
public readonly record struct PhiloxWords(uint W0, uint W1, uint W2, uint W3);

/// <summary>
/// Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC 2011).
/// It has no state: a block is a function of a 64-bit key and a 128-bit counter, and for one key it is a bijection of the counter.
/// </summary>
public static class Philox
{
    internal const int Rounds = 10;
    internal const uint Multiplier0 = 0xD2511F53;
    internal const uint Multiplier1 = 0xCD9E8D57;

    // The key schedule adds the golden ratio to the low word and √3 − 1 to the high word after every round (a Weyl sequence).
    internal const uint KeyStep0 = 0x9E3779B9;
    internal const uint KeyStep1 = 0xBB67AE85;

    /// <summary>The block of four random words that belongs to a key and a counter.</summary>
    /// <param name="key">The key; its low half is the first word of the published algorithm, its high half the second.</param>
    /// <param name="counter">The counter.</param>
    public static PhiloxWords Block(ulong key, PhiloxWords counter)
    {
        var (word0, word1, word2, word3) = counter;
        var (key0, key1) = ((uint)key, (uint)(key >> 32));
        for (var round = 0; round < Rounds; round++)
        {
            var product0 = (ulong)Multiplier0 * word0;
            var product1 = (ulong)Multiplier1 * word2;
            (word0, word1, word2, word3) =
                ((uint)(product1 >> 32) ^ word1 ^ key0, (uint)product1, (uint)(product0 >> 32) ^ word3 ^ key1, (uint)product0);
            key0 += KeyStep0;
            key1 += KeyStep1;
        }

        return new(word0, word1, word2, word3);
    }
}
