using Vae.Functional.Engine.Data;

namespace Vae.Functional.Engine.Tests.Data;

public class FingerprintTests
{
    private static readonly DataSet Data = new("points", (1, 2), [1, 2, 3, -0.5f], [1, 2]);

    [Fact]
    public void Is_the_digest_of_the_documented_bytes() =>
        // struct.pack('<4i4f', 2, 1, 2, 2, 1, 2, 3, -0.5) in Python, then hashlib.sha256
        Assert.Equal("c48ca3753ef64113b0cfcab50117235ccc67d5ce6af6adddb8dad9682cc7b2b7", Fingerprint.Of(Data));

    [Fact]
    public void Sees_a_value_and_a_shape_but_no_name_and_no_label()
    {
        Assert.NotEqual(Fingerprint.Of(Data), Fingerprint.Of(Data with { Values = [1, 2, 3, 0.5f] }));
        Assert.NotEqual(Fingerprint.Of(Data), Fingerprint.Of(Data with { Shape = (2, 1) }));
        Assert.NotEqual(Fingerprint.Of(Data), Fingerprint.Of(Data with { Shape = 4 }));
        Assert.Equal(Fingerprint.Of(Data), Fingerprint.Of(Data with { Name = "other", Labels = [], Test = Data }));
    }
}
