using Vae.Functional.Noise;

namespace Vae.Functional.Core.Tests.Noise;

public class NoiseKeyTests
{
    private static readonly NoiseKey Root = NoiseKey.FromSeed(1);

    [Fact]
    public void Equal_paths_give_equal_keys_and_equal_bits()
    {
        var key = Root.Then("latent").Then(3).Then(17);
        Assert.Equal(key, NoiseKey.FromSeed(1).Then("latent").Then(3).Then(17));
        Assert.Equal(Fills.Normals(key, 1000), Fills.Normals(key, 1000));
        Assert.Equal(Fills.Uniforms(key, 1000), Fills.Uniforms(key, 1000));
    }

    [Fact]
    public void Different_paths_give_different_keys()
    {
        NoiseKey[] keys =
        [
            .. Enumerable.Range(0, 1000).Select(seed => NoiseKey.FromSeed((ulong)seed)),
            .. Enumerable.Range(0, 1000).Select(number => Root.Then(number)),
            .. Enumerable.Range(0, 1000).Select(number => Root.Then(number).Then(number)),
            Root.Then(""), Root.Then("a"), Root.Then("ab"), Root.Then("a").Then("b"), Root.Then("ba"),
            Root.Then("abcd"), Root.Then("abcde"),
            Root.Then("\0"), Root.Then("\0\0"), Root.Then(1).Then(2), Root.Then(2).Then(1),
        ];
        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Equal(keys.Length, keys.Select(key => key.Block(0)).Distinct().Count());
    }

    [Fact]
    public void One_bit_of_the_path_changes_half_of_the_bits_of_the_noise()
    {
        var flipped = Enumerable.Range(0, 64).Select(bit => Distance(Root.Then(0UL), Root.Then(1UL << bit))).ToArray();
        Assert.All(flipped, bits => Assert.InRange(bits, 32, 96)); // 64 ± 5.7 σ of a fair coin thrown 128 times
        Assert.InRange(flipped.Average(), 61, 67);

        static int Distance(NoiseKey a, NoiseKey b)
        {
            var (x, y) = (a.Block(0), b.Block(0));
            uint[] differences = [x.W0 ^ y.W0, x.W1 ^ y.W1, x.W2 ^ y.W2, x.W3 ^ y.W3];
            return differences.Sum(word => (int)uint.PopCount(word));
        }
    }

    [Fact]
    public void Neighbouring_streams_are_uncorrelated()
    {
        const int count = 100_000;
        var (a, b) = (Fills.Normals(Root.Then(1), count), Fills.Normals(Root.Then(2), count));
        var correlation = a.Zip(b, (x, y) => (double)x * y).Sum() / count;
        Assert.InRange(correlation * Math.Sqrt(count), -4.5, 4.5); // standard normal under independence: one failure in 150,000 seeds
    }
}
