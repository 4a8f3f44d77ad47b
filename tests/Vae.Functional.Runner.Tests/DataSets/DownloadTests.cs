using System.Security.Cryptography;
using System.Text;
using LanguageExt;
using Vae.Functional.Runner.DataSets;
using Vae.Functional.Runner.Tests.Commands;

namespace Vae.Functional.Runner.Tests.DataSets;

/// <summary>The command <c>data</c> and what it is made of, on a host of this machine.</summary>
[Collection(nameof(Serial))]
public sealed class DownloadTests : IDisposable
{
    private static readonly byte[] Pixels = [0, (byte)'A', (byte)'\n', (byte)'\'', (byte)'\\', 255];
    private static readonly byte[] Packed = IdxImages.Packed(Pixels, rows: 3, columns: 2);

    // SHA-256 of the sixteen bytes 00000803 00000001 00000003 00000002 with the pixels behind them.
    private static readonly string Sha256 = Convert.ToHexStringLower(
        SHA256.HashData([0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 3, 0, 0, 0, 2, .. Pixels]));

    private readonly Workplace place = new();
    private readonly HttpClient client = new();
    private readonly List<string> told = [];

    public void Dispose()
    {
        client.Dispose();
        place.Dispose();
    }

    [Fact]
    public void What_is_fetched_is_kept_and_not_fetched_again()
    {
        using var server = new FileServer(new Dictionary<string, byte[]> { ["tiny/images.gz"] = Packed });
        var known = Known(server.Address);
        var download = new Download(client, server.Address);

        download.Fetch(known, "data", told.Add).OrThrow();
        download.Fetch(known, "data", told.Add).OrThrow();

        Assert.Equal(Packed, File.ReadAllBytes("data/tiny/images.gz"));
        Assert.Equal(1, server.Requests);
        Assert.Equal([$"data/tiny/images.gz: fetched, {Packed.Length} bytes", "data/tiny/images.gz: is there already"], told);
    }

    [Fact]
    public void What_is_published_in_another_form_is_kept_as_idx()
    {
        var pickle = Encoding.Latin1.GetBytes("(lp0\ncnumpy\nndarray\np2\nS'\\x00A\\n\\'\\\\\\xff'\np14\ntp15\nba.");
        using var server = new FileServer(new Dictionary<string, byte[]> { ["faces.pkl"] = pickle });
        var known = Known(new(server.Address, "faces.pkl"), published => IdxImages.Packed(PickledBytes.Of(published), rows: 3, columns: 2));

        new Download(client, Prelude.None).Fetch(known, "data", told.Add).OrThrow();

        Assert.Equal(Packed, File.ReadAllBytes("data/tiny/images.gz"));
    }

    [Theory]
    [InlineData("not packed at all", "data/tiny/images.gz: is no gzip file, or a damaged one; fetch it again")]
    [InlineData("", "data/tiny/images.gz: unpacks to the SHA-256 e3b0c442")]
    public void What_is_not_the_published_file_leaves_nothing(string content, string message)
    {
        using var server = new FileServer(new Dictionary<string, byte[]> { ["tiny/images.gz"] = Encoding.ASCII.GetBytes(content) });

        var fault = Assert.Single(new Download(client, server.Address).Fetch(Known(server.Address), "data", told.Add).LeftToSeq());

        Assert.StartsWith(message, fault.Message);
        Assert.Empty(Directory.GetFiles("data", "*", SearchOption.AllDirectories));
        Assert.Empty(told);
    }

    [Fact]
    public void A_host_that_does_not_have_it_is_one_line()
    {
        using var server = new FileServer(new Dictionary<string, byte[]>());
        Assert.Matches(
            @"^http://127\.0\.0\.1:\d+/mnist/train-images-idx3-ubyte\.gz: cannot be fetched: .*404.*; try again .* or give a --mirror$",
            place.Run($"data mnist --data-dir data --mirror {server.Address}").Fault());
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public void A_host_that_is_not_there_is_one_line() => Assert.Contains(
        "/frey-faces/frey-faces-idx3-ubyte.gz: cannot be fetched: ",
        place.Run($"data frey-faces --data-dir data --mirror http://127.0.0.1:{FileServer.FreePort()}").Fault());

    [Theory]
    [InlineData("data", "--data-dir is missing; say where the data belong")]
    [InlineData("data minst --data-dir data", "there is no data set 'minst'; did you mean 'mnist'? There are mnist, fashion-mnist, frey-faces")]
    [InlineData("data --data-dir data --mirror here", "--mirror is 'here'; give an address that begins with http:// or https://")]
    public void What_cannot_be_done_is_one_line(string asked, string message) => Assert.Equal(message, place.Run(asked).Fault());

    private static KnownDataSet Known(Uri address, Func<byte[], byte[]>? kept = null) =>
        new("tiny", [new KnownFile("images.gz", Sha256, address, kept)]);
}
