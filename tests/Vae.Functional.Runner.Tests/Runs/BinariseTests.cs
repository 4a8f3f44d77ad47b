using Vae.Functional.Engine.Checkpoints;
using Vae.Functional.Runner.Tests.Commands;

namespace Vae.Functional.Runner.Tests.Runs;

/// <summary>How grey values became bits is said, kept, and kept to.</summary>
[Collection(nameof(Serial))]
public sealed class BinariseTests : IDisposable
{
    private readonly Workplace place = new();

    public BinariseTests() => SmallData.Idx();

    public void Dispose() => place.Dispose();

    [Theory]
    [InlineData("", "static")]
    [InlineData("--binarise static", "static")]
    [InlineData("--binarise threshold", "threshold")]
    [InlineData("--binarise dynamic", "dynamic")]
    public void The_method_is_printed_and_stored(string option, string method)
    {
        var console = place.Run($"train tiny/bits --data spots --epochs 1 {option}").Succeeded().Output;

        Assert.StartsWith($"tiny/bits on spots, binarised ({method}); 1 epoch of batches", console);
        Assert.Equal($"spots, binarised ({method})", Checkpoint.Load("runs/tiny/bits/1/checkpoint.safetensors").OrThrow().Data.Name);
        Assert.Contains($"spots, binarised ({method})", File.ReadAllText("runs/tiny/bits/1/report.html"));
        Assert.Equal(option != "", File.ReadAllText("runs/tiny/bits/1/run.json").Contains($"\"Binarise\": \"{method}\"", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_dynamic_run_resumes_to_the_same_bytes_and_is_evaluated_on_the_same_bits()
    {
        place.Run("train tiny/bits --data spots --epochs 4 --binarise dynamic --seed 8").Succeeded();
        place.Run("train tiny/bits --data spots --epochs 2 --binarise dynamic --seed 8").Succeeded();
        var resumed = place.Run("train tiny/bits --resume --epochs 4").Succeeded().Output;

        Assert.Equal(File.ReadAllBytes("runs/tiny/bits/1/checkpoint.safetensors"), File.ReadAllBytes("runs/tiny/bits/2/checkpoint.safetensors"));
        var result = resumed.Split('\n').Single(line => line.StartsWith("bound on", StringComparison.Ordinal)).Trim();
        Assert.StartsWith(result, place.Run("evaluate tiny/bits").Succeeded().Output);
    }

    [Fact]
    public void Another_method_is_other_data()
    {
        place.Run("train tiny/bits --data spots --epochs 1").Succeeded();

        Assert.Contains("was trained on other data (spots, binarised (static)) than spots, binarised (dynamic)", place.Run("train tiny/bits --resume --binarise dynamic").Fault());
    }
}
