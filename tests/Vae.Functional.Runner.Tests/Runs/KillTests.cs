using Vae.Functional.Runner.Tests.Commands;
using Xunit.Abstractions;

namespace Vae.Functional.Runner.Tests.Runs;

/// <summary>Runs that are stopped, rudely or politely, end as if they had not been.</summary>
[Collection(nameof(Serial))]
public sealed class KillTests(ITestOutputHelper log) : IDisposable
{
    private const int Epochs = 100;
    private const string Train = "train tiny/slow --data spots --epochs 100 --batch 10 --seed 5";
    private const string Resume = "train tiny/slow --resume";

    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public void A_run_killed_five_times_and_resumed_ends_with_the_same_bytes()
    {
        SmallData.Idx(count: 600);
        var whole = Uninterrupted();
        var random = new Random(20);
        foreach (var (moment, index) in new[] { "seed", "epoch", "epoch", "epoch", "report" }.Select((moment, index) => (moment, index)))
        {
            // Before the first checkpoint, in the middle of three epochs further and further on, and while the results are written. A kill between
            // the two writes of an epoch leaves the metrics one epoch behind the checkpoint, so the next epoch to wait for is at least the second.
            var (text, delay) = moment switch
            {
                "seed" => ("generation:", random.Next(25)),
                "report" => ($"{Epochs}/{Epochs}", random.Next(80)),
                _ => ($"{EpochsDone() + random.Next(2, 11)}/{Epochs} ", random.Next(60)),
            };
            log.WriteLine($"kill {index + 1}: {delay} ms after '{text}'");
            using var child = ChildProcess.Start(place.Root, index == 0 ? Train : Resume).Until(text);
            Thread.Sleep(delay);
            child.Kill();
            log.WriteLine($"  left {string.Join(", ", Directory.GetFiles("runs/tiny/slow/1").Select(Path.GetFileName).Order())}");
            AssertWholeOrAbsent();
        }

        Assert.Matches("going on after epoch|training ended after epoch", place.Run(Resume).Succeeded().Output);
        AssertSame(whole);
    }

    [Fact]
    public void A_run_killed_before_its_first_checkpoint_starts_anew()
    {
        SmallData.Idx(count: 600);
        var whole = Uninterrupted();
        using (var child = ChildProcess.Listening(place.Root, Train).Until("generation:"))
            child.Kill();
        Assert.False(File.Exists("runs/tiny/slow/1/checkpoint.safetensors"));

        place.Run(Resume).Succeeded();

        AssertSame(whole);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void A_signal_stops_within_a_batch_saves_and_says_how_to_go_on(string signal)
    {
        SmallData.Idx(count: 600);
        var whole = Uninterrupted();
        using var child = ChildProcess.Listening(place.Root, Train).Until($"3/{Epochs} ");

        var outcome = child.Send(signal).End();

        Assert.Equal(130, outcome.Code);
        Assert.Equal("", outcome.Error);
        Assert.Matches($@"stopped after epoch \d+, batch \d+, and saved; go on with: train tiny/slow --resume$", outcome.Output);
        Assert.DoesNotContain($"{Epochs}/{Epochs}", outcome.Output);
        Assert.False(File.Exists("runs/tiny/slow/1/report.html"));
        Assert.Contains("going on after epoch", place.Run(Resume).Succeeded().Output);
        AssertSame(whole);
    }

    [Fact]
    public void A_run_that_is_being_trained_cannot_be_resumed_beside_it()
    {
        SmallData.Idx(count: 600);
        using var child = ChildProcess.Listening(place.Root, Train.Replace("--epochs 100", "--epochs 20000")).Until("1/20000 ");

        Assert.Equal("runs/tiny/slow/1: another process is training this run; wait until it ends, or stop it with Ctrl-C", place.Run(Resume).Fault());

        child.Kill();
        Assert.Contains("was trained with Seed 5, not 6", place.Run(Resume + " --seed 6").Fault()); // no longer that it is held
    }

    private static int EpochsDone() => File.Exists("runs/tiny/slow/1/metrics.jsonl") ? Metrics.Lines("runs/tiny/slow/1/metrics.jsonl").Length : 0;

    // The run that nothing disturbs, in a folder aside.
    private (byte[] Checkpoint, string[] Metrics) Uninterrupted()
    {
        place.Run(Train).Succeeded();
        Directory.Move("runs", "uninterrupted");
        return (File.ReadAllBytes("uninterrupted/tiny/slow/1/checkpoint.safetensors"), Metrics.WithoutSpeeds("uninterrupted/tiny/slow/1/metrics.jsonl"));
    }

    private static void AssertSame((byte[] Checkpoint, string[] Metrics) whole)
    {
        Assert.Equal(whole.Checkpoint, File.ReadAllBytes("runs/tiny/slow/1/checkpoint.safetensors"));
        Assert.Equal(whole.Metrics, Metrics.WithoutSpeeds("runs/tiny/slow/1/metrics.jsonl"));
        Assert.True(File.Exists("runs/tiny/slow/1/report.html"));
        Assert.Single(Directory.GetDirectories("runs/tiny/slow"));
    }

    // What a reader finds at any moment is a whole file or none.
    private static void AssertWholeOrAbsent()
    {
        const string folder = "runs/tiny/slow/1";
        if (File.Exists($"{folder}/checkpoint.safetensors"))
            Fit.Load($"{folder}/checkpoint.safetensors").Dispose();
        if (File.Exists($"{folder}/metrics.jsonl"))
            Assert.NotEmpty(Metrics.WithoutSpeeds($"{folder}/metrics.jsonl"));
        if (File.Exists($"{folder}/report.html"))
            Assert.EndsWith("</html>", File.ReadAllText($"{folder}/report.html").TrimEnd());
    }
}
