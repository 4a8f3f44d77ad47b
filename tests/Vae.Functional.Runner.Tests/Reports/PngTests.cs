using System.Collections.Immutable;
using System.Diagnostics;
using Vae.Functional.Runner.Reports.Images;

namespace Vae.Functional.Runner.Tests.Reports;

public sealed class PngTests
{
    [Fact]
    public void A_single_white_pixel_is_the_file_that_the_standard_describes()
    {
        var file = Png.Encode(new(1, 1, [255]));

        // Signature; IHDR of 13 bytes for 1×1, depth 8, grey; its CRC as zlib computes it.
        Assert.Equal("89504E470D0A1A0A" + "0000000D" + "49484452" + "0000000100000001" + "0800000000" + "3A7E9B55", Convert.ToHexString(file[..33]));
        Assert.Equal("00000000" + "49454E44" + "AE426082", Convert.ToHexString(file[^12..]));
    }

    [Fact]
    public void The_same_picture_gives_the_same_bytes() => Assert.Equal(Png.Encode(Gradient(37, 19)), Png.Encode(Gradient(37, 19)));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(37, 19)]
    [InlineData(300, 200)]
    public void Python_reads_back_every_pixel(int width, int height)
    {
        var picture = Gradient(width, height);

        Assert.Equal($"{width} {height} {Convert.ToHexString(picture.Pixels.AsSpan())}", DecodeWithPython(Png.Encode(picture)));
    }

    private static Raster Gradient(int width, int height) =>
        new(width, height, [.. Enumerable.Range(0, width * height).Select(index => (byte)(index * 7 + index / width))]);

    /// <summary>An independent reader of chunks, checksums and rows.</summary>
    private static string DecodeWithPython(byte[] file)
    {
        const string program = """
            import sys, struct, zlib
            data = sys.stdin.buffer.read()
            assert data[:8] == bytes([137, 80, 78, 71, 13, 10, 26, 10])
            position, chunks = 8, []
            while position < len(data):
                length, = struct.unpack(">I", data[position:position + 4])
                name, body = data[position + 4:position + 8], data[position + 8:position + 8 + length]
                crc, = struct.unpack(">I", data[position + 8 + length:position + 12 + length])
                assert crc == zlib.crc32(name + body), name
                chunks.append((name, body))
                position += 12 + length
            assert [name for name, _ in chunks] == [b"IHDR", b"IDAT", b"IEND"]
            width, height, depth, colour, compression, filtering, interlace = struct.unpack(">IIBBBBB", chunks[0][1])
            assert (depth, colour, compression, filtering, interlace) == (8, 0, 0, 0, 0)
            raw = zlib.decompress(chunks[1][1])
            rows = [raw[row * (width + 1):(row + 1) * (width + 1)] for row in range(height)]
            assert all(row[0] == 0 for row in rows) and len(raw) == height * (width + 1)
            print(width, height, b"".join(row[1:] for row in rows).hex().upper())
            """;
        using var python = Process.Start(new ProcessStartInfo("python3", ["-c", program])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        python.StandardInput.BaseStream.Write(file);
        python.StandardInput.Close();
        var complaint = python.StandardError.ReadToEndAsync();
        var output = python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        Assert.True(python.ExitCode == 0, complaint.Result);
        return output.Trim();
    }
}
