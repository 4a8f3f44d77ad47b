using Vae.Functional.Noise;

namespace Vae.Functional.Core.Tests.Noise;

public class PhiloxTests
{
    /// <summary>The published known answers of philox4x32-10 (the file kat_vectors of Random123).</summary>
    [Theory]
    [InlineData("00000000 00000000 00000000 00000000", "00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8")]
    [InlineData("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd")]
    [InlineData("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1")]
    public void Gives_the_published_known_answers(string counter, string key, string expected)
    {
        var keyWords = Words(key);
        Assert.Equal(Block(expected), Philox.Block(keyWords[0] | (ulong)keyWords[1] << 32, Block(counter)));
    }

    private static uint[] Words(string text) => Array.ConvertAll(text.Split(' '), word => Convert.ToUInt32(word, 16));

    private static PhiloxWords Block(string text) =>
        Words(text) is [var a, var b, var c, var d] ? new(a, b, c, d) : throw new FormatException(text);
}
