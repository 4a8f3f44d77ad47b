using Vae.Functional.Runner.Tests.Commands;

namespace Vae.Functional.Runner.Tests.Runs;

/// <summary>A run is a function of spec, plan, data and seed.</summary>
[Collection(nameof(Serial))]
public sealed class DeterminismTests : IDisposable
{
    private readonly Workplace place = new();

    public DeterminismTests() => SmallData.Idx();

    public void Dispose() => place.Dispose();

    [Theory]
    [InlineData("tiny/grey", "")]
    [InlineData("tiny/optimal", "--kl-warmup 2")]
    [InlineData("tiny/bits", "--binarise dynamic --estimator monte-carlo --samples 2")]
    public void The_same_run_twice_gives_the_same_bytes(string spec, string options)
    {
        place.Run($"train {spec} --data spots --epochs 3 --seed 9 {options}").Succeeded();
        place.Run($"train {spec} --data spots --epochs 3 --seed 9 {options}").Succeeded();

        var (first, second) = ($"runs/{spec}/1", $"runs/{spec}/2");
        Assert.Equal(Bytes(first, "checkpoint.safetensors"), Bytes(second, "checkpoint.safetensors"));
        Assert.Equal(Metrics.WithoutSpeeds($"{first}/metrics.jsonl"), Metrics.WithoutSpeeds($"{second}/metrics.jsonl"));
        Assert.Equal(Bytes(first, "run.json"), Bytes(second, "run.json"));
        Assert.Equal(Bytes(first, "samples.png"), Bytes(second, "samples.png"));
    }

    [Fact]
    public void Another_seed_gives_another_run()
    {
        place.Run("train tiny/grey --data spots --epochs 1 --seed 1").Succeeded();
        place.Run("train tiny/grey --data spots --epochs 1 --seed 2").Succeeded();

        Assert.NotEqual(Bytes("runs/tiny/grey/1", "checkpoint.safetensors"), Bytes("runs/tiny/grey/2", "checkpoint.safetensors"));
    }

    [Fact]
    public void More_epochs_by_resuming_are_the_same_as_more_epochs_at_once()
    {
        place.Run("train tiny/optimal --data spots --epochs 5").Succeeded();
        place.Run("train tiny/optimal --data spots --epochs 2").Succeeded();
        place.Run("train tiny/optimal --resume --epochs 5").Succeeded();

        Assert.Equal(Bytes("runs/tiny/optimal/1", "checkpoint.safetensors"), Bytes("runs/tiny/optimal/2", "checkpoint.safetensors"));
        Assert.Equal(Bytes("runs/tiny/optimal/1", "run.json"), Bytes("runs/tiny/optimal/2", "run.json"));
    }

    [Fact]
    public void Patience_keeps_the_best_and_resumes_as_it_would_have_gone_on()
    {
        place.Run("train tiny/grey --data spots --epochs 40 --patience 2 --learning-rate 0.05").Succeeded();
        place.Run("train tiny/grey --data spots --epochs 3 --patience 2 --learning-rate 0.05").Succeeded();
        place.Run("train tiny/grey --resume --epochs 40").Succeeded();

        Assert.True(Metrics.Lines("runs/tiny/grey/1/metrics.jsonl").Length < 40, "patience never ended the run");
        Assert.Equal(Bytes("runs/tiny/grey/1", "checkpoint.safetensors"), Bytes("runs/tiny/grey/2", "checkpoint.safetensors"));
    }

    [Fact]
    public void Resuming_a_run_that_has_ended_writes_its_results_anew_and_changes_nothing()
    {
        place.Run("train tiny/grey --data spots --epochs 2").Succeeded();
        var before = place.Contents();
        File.Delete("runs/tiny/grey/1/report.html");

        var output = place.Run("train tiny/grey --resume").Succeeded().Output;

        Assert.Contains("training ended after epoch 2; only its results are written anew", output);
        Assert.Equal(before, place.Contents());
    }

    private static byte[] Bytes(string folder, string file) => File.ReadAllBytes(Path.Combine(folder, file));
}
