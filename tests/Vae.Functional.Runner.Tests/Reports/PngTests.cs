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
    public void Node_reads_back_every_pixel(int width, int height)
    {
        var picture = Gradient(width, height);

        Assert.Equal($"{width} {height} {Convert.ToHexString(picture.Pixels.AsSpan())}", DecodeWithNode(Png.Encode(picture)));
    }

    private static Raster Gradient(int width, int height) =>
        new(width, height, [.. Enumerable.Range(0, width * height).Select(index => (byte)(index * 7 + index / width))]);

    /// <summary>An independent reader of chunks, checksums and rows, in what the build of the page needs anyway.</summary>
    private static string DecodeWithNode(byte[] file)
    {
        const string program = """
            const assert = require("node:assert"), zlib = require("node:zlib");
            const crc32 = bytes => ~bytes.reduce((crc, byte) => { crc ^= byte; for (let bit = 0; bit < 8; bit++) crc = crc >>> 1 ^ (crc & 1 ? 0xedb88320 : 0); return crc; }, -1) >>> 0;
            const data = require("node:fs").readFileSync(0), chunks = [];
            assert.equal(data.subarray(0, 8).toString("latin1"), "\x89PNG\r\n\x1a\n");
            for (let position = 8; position < data.length;) {
              const end = position + 8 + data.readUInt32BE(position);
              assert.equal(data.readUInt32BE(end), crc32(data.subarray(position + 4, end)));
              chunks.push({ name: data.toString("latin1", position + 4, position + 8), body: data.subarray(position + 8, end) });
              position = end + 4;
            }
            assert.deepEqual(chunks.map(chunk => chunk.name), ["IHDR", "IDAT", "IEND"]);
            const header = chunks[0].body, width = header.readUInt32BE(0), height = header.readUInt32BE(4);
            assert.deepEqual([...header.subarray(8)], [8, 0, 0, 0, 0]);
            const raw = zlib.inflateSync(chunks[1].body);
            assert.equal(raw.length, height * (width + 1));
            const rows = Array.from({ length: height }, (_, row) => raw.subarray(row * (width + 1), (row + 1) * (width + 1)));
            assert(rows.every(row => row[0] === 0));
            console.log(width, height, Buffer.concat(rows.map(row => row.subarray(1))).toString("hex").toUpperCase());
            """;
        using var node = Process.Start(new ProcessStartInfo("node", ["-e", program])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        node.StandardInput.BaseStream.Write(file);
        node.StandardInput.Close();
        var complaint = node.StandardError.ReadToEndAsync();
        var output = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        Assert.True(node.ExitCode == 0, complaint.Result);
        return output.Trim();
    }
}
