using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Vae.Functional.Engine.Checkpoints;
using Xunit.Abstractions;

namespace Vae.Functional.Engine.Tests.Checkpoints;

public sealed class SafeTensorsTests(ITestOutputHelper output) : IDisposable
{
    private static readonly ImmutableSortedDictionary<string, string> None = ImmutableSortedDictionary<string, string>.Empty;

    private static readonly TensorFile Sample = new(
        None.Add("spec", """{"β": 1}""").Add("epoch", "3"),
        [
            NamedTensor.Of("weights", [2, 3], [1f, -2f, 0.5f, float.NaN, float.MaxValue, -0f]),
            NamedTensor.Of("bias", [1], [0.25f]),
            NamedTensor.Of("step", [], [123456789012L]),
            NamedTensor.Of("exact", [2], [Math.PI, -1e300]),
            NamedTensor.Of("empty", [0, 4], ReadOnlySpan<float>.Empty),
        ]);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static byte[] Bytes(TensorFile file)
    {
        using var stream = new MemoryStream();
        SafeTensors.Write(stream, file);
        return stream.ToArray();
    }

    /// <summary>A file from its header's text and its data, put together by hand.</summary>
    private static byte[] Bytes(string header, params byte[] data)
    {
        var text = Encoding.UTF8.GetBytes(header);
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        return [.. length, .. text, .. data];
    }

    private string Fault(byte[] bytes)
    {
        File.WriteAllBytes(folder["f"], bytes);
        var message = SafeTensors.Read(folder["f"]).Message();
        Assert.Equal(bytes, File.ReadAllBytes(folder["f"]));
        Assert.StartsWith(folder["f"] + ": ", message);
        return message[(folder["f"].Length + 2)..];
    }

    [Fact]
    public void Writes_exactly_these_bytes()
    {
        var file = new TensorFile(
            None.Add("b", "say \"1\"").Add("a", "β"),
            [NamedTensor.Of("w", [1, 2], [1f, -2f]), NamedTensor.Of("n", [], [258L])]);

        // β takes two bytes; the element of eight bytes comes first.
        const string header = """{"__metadata__":{"a":"β","b":"say \"1\""},""" + """
            "n":{"dtype":"I64","shape":[],"data_offsets":[0,8]},"w":{"dtype":"F32","shape":[1,2],"data_offsets":[8,16]}}
            """;
        const string padded = header + " ";
        byte[] expected =
        [
            152, 0, 0, 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(padded),
            0x02, 0x01, 0, 0, 0, 0, 0, 0,
            0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0,
        ];
        Assert.Equal(expected, Bytes(file));
    }

    [Fact]
    public void The_order_of_the_tensors_does_not_change_the_bytes() =>
        Assert.Equal(Bytes(Sample), Bytes(Sample with { Tensors = [.. Sample.Tensors.Reverse()] }));

    [Fact]
    public void Reads_what_it_wrote()
    {
        SafeTensors.Write(folder["f"], Sample).Value();
        var read = SafeTensors.Read(folder["f"]).Value();
        Assert.Equal(Sample.Metadata, read.Metadata);
        Assert.Equal(["exact", "step", "bias", "empty", "weights"], read.Tensors.Select(tensor => tensor.Name));
        foreach (var tensor in Sample.Tensors)
        {
            var found = read.Find(tensor.Name).Value();
            Assert.Equal(tensor.Shape.ToArray(), found.Shape.ToArray());
            Assert.Equal(tensor.Type, found.Type);
            Assert.Equal(tensor.Bytes.ToArray(), found.Bytes.ToArray());
        }

        Assert.Equal([1f, -2f, 0.5f, float.NaN, float.MaxValue, -0f], read.Find("weights").Bind(tensor => tensor.Floats()).Value());
        Assert.Equal([123456789012L], read.Find("step").Bind(tensor => tensor.Longs()).Value());
        Assert.Equal([Math.PI, -1e300], read.Find("exact").Bind(tensor => tensor.Doubles()).Value());
        Assert.Equal(["f"], folder.FileNames);
    }

    [Fact]
    public void A_file_without_anything_is_a_file()
    {
        var bytes = Bytes(new TensorFile(None, []));
        Assert.Equal(Bytes("{}      "), bytes);
        File.WriteAllBytes(folder["f"], bytes);
        Assert.Empty(SafeTensors.Read(folder["f"]).Value().Tensors);
    }

    [Fact]
    public void A_wrong_type_or_name_is_a_fault()
    {
        Assert.Equal("tensor \"step\" holds I64 where F32 was expected", Sample.Find("step").Bind(tensor => tensor.Floats()).Message());
        Assert.Equal("there is no tensor \"x\" among weights, bias, step, exact, empty", Sample.Find("x").Message());
    }

    [Fact]
    public void Names_that_cannot_be_told_apart_are_a_mistake_of_the_program()
    {
        Assert.Throws<ArgumentException>(() =>
            Bytes(new TensorFile(None, [NamedTensor.Of("w", [1], [1f]), NamedTensor.Of("w", [1], [1f])])));
        Assert.Throws<ArgumentException>(() => Bytes(new TensorFile(None, [NamedTensor.Of("__metadata__", [1], [1f])])));
        Assert.Throws<ArgumentException>(() => NamedTensor.Of("w", [3], [1f]));
    }

    [Fact]
    public void Every_truncation_is_seen()
    {
        var bytes = Bytes(Sample);
        for (var length = 0; length < bytes.Length; length++)
            Assert.Contains("truncated", Fault(bytes[..length]));
    }

    [Fact]
    public void No_damage_makes_the_reader_throw()
    {
        // Every byte of the header, changed in three ways: contents or a fault, but no exception.
        var bytes = Bytes(Sample);
        for (var index = 0; index < bytes.Length - 70; index++)
        {
            foreach (var mask in new byte[] { 0x01, 0x10, 0x80 })
            {
                var damaged = bytes.ToArray();
                damaged[index] ^= mask;
                File.WriteAllBytes(folder["f"], damaged);
                SafeTensors.Read(folder["f"]);
            }
        }
    }

    [Theory]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,8]}}""", 8,
        "its header gives tensor \"w\" 8 bytes where F32 of shape [1] takes 4")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", 8,
        "its header gives tensor \"w\" -4 bytes where F32 of shape [1] takes 4")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2147483647,2147483647,2147483647,2147483647,2147483647],"data_offsets":[0,4]}}""", 4,
        "its header gives tensor \"w\" 4 bytes where F32 of shape [2147483647, 2147483647, 2147483647, 2147483647, 2147483647] takes "
        + "182687704241009906520428337147171365440855212028")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8,
        "its header places tensor \"b\" at byte 4, inside the tensor before it, which ends at 8")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""", 12,
        "its header places tensor \"b\" at byte 8, after a gap that begins at 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 5,
        "holds 5 bytes of tensors where its header announces 4: something has been added to it")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8,
        "its header describes tensor \"a\" twice")]
    [InlineData("""{"a":{"dtype":"F31","shape":[1],"data_offsets":[0,4]}}""", 4,
        """its header does not describe tensor "a" as a known dtype, a shape and data_offsets, """
        + """but as {"dtype":"F31","shape":[1],"data_offsets":[0,4]}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4,
        """its header does not describe tensor "a" as a known dtype, a shape and data_offsets, """
        + """but as {"dtype":"F32","shape":[-1],"data_offsets":[0,4]}""")]
    [InlineData("""{"a":7}""", 0, "its header does not describe tensor \"a\" as a known dtype, a shape and data_offsets, but as 7")]
    [InlineData("""{"__metadata__":{"epoch":3}}""", 0, "its __metadata__ is not a map from text to text")]
    [InlineData("""{"\ud800":7}""", 0, "its header is not valid JSON: it is damaged or not a safetensors file")]
    [InlineData("""{"__metadata__":""", 0, "its header is not valid JSON: it is damaged or not a safetensors file")]
    public void A_lying_header_is_seen(string header, int dataLength, string expected) =>
        Assert.Equal(expected, Fault(Bytes(header, new byte[dataLength])));

    [Fact]
    public void A_foreign_file_is_seen()
    {
        Assert.Equal("is not a safetensors file", Fault(Encoding.UTF8.GetBytes("PK\x03\x04 any other file at all")));
        Assert.Equal("is not a safetensors file", Fault(new byte[100]));
        Assert.Equal($"{folder["absent"]}: there is no such file", SafeTensors.Read(folder["absent"]).Message());
    }

    [Fact]
    public async Task Python_reads_it()
    {
        const string python = "/usr/bin/python3";
        if (!File.Exists(python))
        {
            output.WriteLine($"skipped: there is no {python}");
            return;
        }

        SafeTensors.Write(folder["f"], Sample).Value();
        File.WriteAllText(folder["read.py"], ReaderInPython);
        string[] arguments = [folder["read.py"], folder["f"]];
        var start = new ProcessStartInfo(python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (text, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        Assert.Equal("", await errors);
        var lines = (await text).TrimEnd().Split('\n');
        output.WriteLine(lines[0]);
        Assert.Equal(
            [
                "epoch 3",
                "spec {\"β\": 1}",
                "bias [1] [0.25]",
                "empty [0, 4] []",
                "exact [2] [3.141592653589793, -1e+300]",
                "step [] [123456789012]",
                "weights [2, 3] [1.0, -2.0, 0.5, nan, 3.4028234663852886e+38, -0.0]",
            ],
            lines[1..]);
    }

    /// <summary>Reads by Python's own safetensors where that is installed, else by the format's description.</summary>
    private const string ReaderInPython = """
        import json, struct, sys
        sys.stdout.reconfigure(encoding="utf-8")
        path = sys.argv[1]
        try:
            from safetensors import safe_open
            with safe_open(path, framework="np") as f:
                metadata = f.metadata()
                tensors = {name: (list(f.get_tensor(name).shape), [v.item() for v in f.get_tensor(name).ravel()]) for name in f.keys()}
            print("read by the safetensors module")
        except ImportError:
            data = open(path, "rb").read()
            size, = struct.unpack_from("<Q", data)
            header = json.loads(data[8:8 + size])
            assert size % 8 == 0
            metadata, tensors = header.pop("__metadata__"), {}
            for name, entry in header.items():
                begin, end = entry["data_offsets"]
                code = {"F32": "f", "F64": "d", "I64": "q"}[entry["dtype"]]
                values = struct.unpack("<%d%s" % ((end - begin) // struct.calcsize(code), code), data[8 + size + begin:8 + size + end])
                tensors[name] = (entry["shape"], list(values))
            print("read by struct and json: the safetensors module is not installed")
        for key in sorted(metadata): print(key, metadata[key])
        for name in sorted(tensors): print(name, *tensors[name])
        """;
}
