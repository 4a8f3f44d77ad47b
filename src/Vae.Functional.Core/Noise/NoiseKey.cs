namespace Vae.Functional.Noise;

/// <summary>
/// The name of a stream of random numbers. Equal keys give equal numbers; there is no state, so noise can be asked for in any order,
/// twice, or from several threads, and a resumed run finds the same noise as an uninterrupted one.
/// </summary>
/// <remarks>
/// A key is made from a seed and a path: <c>NoiseKey.FromSeed(seed).Then("latent").Then(epoch).Then(step)</c>. Each step of the path
/// is one Philox block keyed by the key so far, a bijection of (the value, the stream so far): different values after the same key never
/// collide, and different paths collide with the probability of 128 random bits. Steps by number, steps by name and the numbers of
/// a fill use three different Philox keys, so a child's key is not a number its parent hands out.
/// </remarks>
/// <param name="Key">The Philox key.</param>
/// <param name="Stream">The upper half of the Philox counter; the lower half counts blocks.</param>
public readonly record struct NoiseKey(ulong Key, ulong Stream)
{
    private const ulong NumberDomain = 0x6E756D6265722D31; // "number-1" in ASCII
    private const ulong TextDomain = 0x746578742D2D2D31; // "text---1"

    /// <summary>The root of all the streams of a seed.</summary>
    public static NoiseKey FromSeed(ulong seed) => default(NoiseKey).Then(seed);

    /// <summary>The sub-stream with this number: an epoch, a step, an index.</summary>
    public NoiseKey Then(ulong number) => Derive(NumberDomain, number);

    /// <inheritdoc cref="Then(ulong)"/>
    public NoiseKey Then(int number) => Then((ulong)(long)number);

    /// <summary>The sub-stream with this name: what the noise is for.</summary>
    public NoiseKey Then(string name)
    {
        // The length first, so that no name is the beginning of another's path; then four UTF-16 units at a time.
        var key = Derive(TextDomain, (ulong)name.Length);
        for (var start = 0; start < name.Length; start += 4)
        {
            var packed = 0UL;
            for (var index = start; index < Math.Min(start + 4, name.Length); index++)
                packed = packed << 16 | name[index];
            key = key.Derive(TextDomain, packed);
        }

        return key;
    }

    /// <summary>
    /// Uniform numbers in the open interval (0, 1); element i is a function of this key and of <paramref name="first"/> + i.
    /// </summary>
    public void FillUniform(Span<float> destination, long first = 0) =>
        NoiseFill.Fill<float, NoiseFill.UniformSingle>(this, first, destination);

    /// <summary>The same uniforms with 32 random bits each, where the float version keeps 23.</summary>
    public void FillUniform(Span<double> destination, long first = 0) =>
        NoiseFill.Fill<double, NoiseFill.UniformDouble>(this, first, destination);

    /// <summary>
    /// Independent standard normals (Box–Muller); element i is a function of this key and of <paramref name="first"/> + i.
    /// The same bits on every machine. No normal is beyond ±6.77.
    /// </summary>
    public void FillStandardNormal(Span<float> destination, long first = 0) =>
        NoiseFill.Fill<float, NoiseFill.NormalSingle>(this, first, destination);

    /// <summary>
    /// The same normals, computed in double precision; their last bits depend on the platform's logarithm, sine and cosine.
    /// </summary>
    public void FillStandardNormal(Span<double> destination, long first = 0) =>
        NoiseFill.Fill<double, NoiseFill.NormalDouble>(this, first, destination);

    /// <summary>A uniformly drawn permutation of 0 … <paramref name="count"/> − 1 (Fisher–Yates, without modulo bias).</summary>
    public int[] Permutation(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var permutation = new int[count];
        var words = new NoiseWords(this);
        for (var index = 0; index < count; index++)
        {
            var other = words.Below((uint)index + 1);
            permutation[index] = permutation[other];
            permutation[other] = index;
        }

        return permutation;
    }

    /// <summary>The four random words with this index, which every fill is made from.</summary>
    public PhiloxWords Block(ulong index) =>
        Philox.Block(Key, new((uint)index, (uint)(index >> 32), (uint)Stream, (uint)(Stream >> 32)));

    private NoiseKey Derive(ulong domain, ulong value)
    {
        var (word0, word1, word2, word3) = new NoiseKey(Key ^ domain, Stream).Block(value);
        return new(word0 | (ulong)word1 << 32, word2 | (ulong)word3 << 32);
    }
}
