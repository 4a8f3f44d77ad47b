using Vae.Functional.Runner.Tests.Runs;

namespace Vae.Functional.Runner.Tests.Commands;

/// <summary>What goes wrong outside the declaration: the disk, and the numbers.</summary>
[Collection(nameof(Serial))]
public sealed class TroubleTests : IDisposable
{
    private const string Checkpoint = "runs/tiny/bare-sigma/1/checkpoint.safetensors";

    private readonly Workplace place = new();

    public TroubleTests() => SmallData.Idx();

    public void Dispose() => place.Dispose();

    [Fact]
    public void A_file_where_the_runs_should_go()
    {
        File.WriteAllText("runs", "");
        var before = place.Contents();

        Assert.StartsWith("runs/tiny/grey: no run folder can be made there: ", place.Run("train tiny/grey --data spots --epochs 1").Fault());
        Assert.EndsWith("; run from a directory that you may write to", place.Run("train tiny/grey --data spots --epochs 1 --resume").Fault());
        Assert.Equal(before, place.Contents());
    }

    [Fact]
    public void A_file_where_the_runs_of_the_spec_should_go()
    {
        Directory.CreateDirectory("runs/tiny");
        File.WriteAllText("runs/tiny/grey", "");

        Assert.StartsWith("runs/tiny/grey: no run folder can be made there: ", place.Run("train tiny/grey --data spots --epochs 1").Fault());
    }

    [Fact]
    public void A_checkpoint_that_cannot_be_written_stops_the_run()
    {
        // What a file system answers that is full or read-only, without having one: a folder stands where the temporary file would.
        place.Run("train tiny/grey --data spots --epochs 1").Succeeded();
        Directory.CreateDirectory("runs/tiny/grey/1/checkpoint.safetensors.partial");
        var before = File.ReadAllBytes("runs/tiny/grey/1/checkpoint.safetensors");

        Assert.StartsWith("runs/tiny/grey/1/checkpoint.safetensors: cannot be written: ", place.Run("train tiny/grey --resume --epochs 3").Fault());
        Assert.Equal(before, File.ReadAllBytes("runs/tiny/grey/1/checkpoint.safetensors"));

        Directory.Delete("runs/tiny/grey/1/checkpoint.safetensors.partial");
        place.Run("train tiny/grey --resume").Succeeded();
        Assert.Equal(4, Metrics.Lines("runs/tiny/grey/1/metrics.jsonl").Length);
    }

    [Fact]
    public void Output_that_cannot_be_written_is_one_line()
    {
        if (!File.Exists("/dev/full"))
            return;
        using var child = ChildProcess.Shell(place.Root, "list >/dev/full");

        Assert.Equal("No space left on device", child.End().Fault());
    }

    [Fact]
    public void Numbers_that_run_away_in_the_first_epoch_stop_the_run()
    {
        var message = place.Run("train tiny/bare-sigma --data spots --epochs 5 --learning-rate 1e6 --batch 20").Fault();

        Assert.Matches(@"^training stopped: .* became (NaN|-?∞|-?Infinity) .*epoch 1\b", message);
        Assert.False(File.Exists(Checkpoint));
    }

    [Fact]
    public void Numbers_that_run_away_later_leave_the_last_good_checkpoint_as_it_was()
    {
        // The learning rate suits the first epochs and is raised afterwards, by hand, in a checkpoint that is otherwise good.
        place.Run("train tiny/bare-sigma --data spots --epochs 2 --batch 20").Succeeded();
        RunawayPlan.Write(Checkpoint, learningRate: 1e6);
        File.WriteAllText("runs/tiny/bare-sigma/1/run.json", """{ "Spec": "tiny/bare-sigma", "Data": "spots", "Epochs": 6, "BatchSize": 20, "LearningRate": 1000000 }""");
        var before = File.ReadAllBytes(Checkpoint);

        var message = place.Run("train tiny/bare-sigma --resume").Fault();

        Assert.Matches(@"^training stopped: .* became .* epoch 3\b", message);
        Assert.Equal(before, File.ReadAllBytes(Checkpoint));
        place.Run("evaluate tiny/bare-sigma").Succeeded();
    }
}
