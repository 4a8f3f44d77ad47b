using System.Globalization;

namespace Vae.Functional.Runner.Tests.Commands;

/// <summary>What <c>profile</c> shows of a small spec.</summary>
[Collection(nameof(Serial))]
public sealed class ProfileTests : IDisposable
{
    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Theory]
    [InlineData("embedded")]
    [InlineData("torch")]
    public void A_step_is_shown_whole_and_part_by_part_the_dearest_first(string engine)
    {
        var lines = place.Run($"profile tiny/bits --engine {engine} --batch 8").Succeeded().Output.Split(Environment.NewLine);

        Assert.StartsWith($"tiny/bits, batches of 8; {engine}", lines[0]);
        Assert.Matches("a step takes .* ms, .* observations a second: .* × the floor, its matrix products alone, .* ms at .* Gflop/s", lines[2]);
        Assert.Matches("matrix products .* %, element-wise work .* %, optimiser .* %, noise .* %, batch .* %, results .* %", lines[3]);
        Assert.Matches("memory: .* MB, activations .* MB .*; .* × what cannot be done without", lines[4]);
        Assert.Matches("plan: composed, planned and compiled in .* ms for the first time, .* ms the next", lines[5]);
        Assert.Contains(lines, line => line.Contains("decoder.logits") && line.Contains("weight gradient"));
        Assert.Contains(lines, line => line.Contains("encoder.hidden1") && line.Contains("bias, relu"));
        var shares = lines.Skip(6).Where(line => line.Contains('%')).Select(Share).ToArray();
        Assert.True(shares.Length > 10, "a row a part");
        Assert.Equal(shares.OrderDescending(), shares);
        Assert.InRange(shares.Sum(), 100 - 0.05 * shares.Length, 100 + 0.05 * shares.Length);
    }

    [Fact]
    public void The_estimator_is_the_one_that_is_asked_for() =>
        Assert.Contains("log_sum_exp", place.Run("profile tiny/grey --engine embedded --estimator importance-weighted --samples 3 --batch 4").Succeeded().Output);

    [Fact]
    public void The_optimiser_is_the_one_that_is_asked_for() =>
        Assert.Matches("parameters +Sgd ", place.Run("profile tiny/grey --engine embedded --optimiser sgd:0.5 --batch 4").Succeeded().Output);

    [Fact]
    public void Nothing_is_written()
    {
        place.Run("profile tiny/grey --engine embedded --batch 2").Succeeded();
        Assert.Empty(place.Contents());
    }

    private static double Share(string line) =>
        double.Parse(line[..line.IndexOf('%')].TrimEnd().Split(' ')[^1], CultureInfo.InvariantCulture);
}
