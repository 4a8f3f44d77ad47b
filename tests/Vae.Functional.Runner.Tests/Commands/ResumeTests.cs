namespace Vae.Functional.Runner.Tests.Commands;

/// <summary>Going on with a run that is not the one that was asked for, or not there, or not whole.</summary>
[Collection(nameof(Serial))]
public sealed class ResumeTests : IDisposable
{
    private const string Folder = "runs/tiny/grey/1";
    private const string Checkpoint = Folder + "/checkpoint.safetensors";

    private readonly Workplace place = new();

    public ResumeTests() => SmallData.Idx();

    public void Dispose() => place.Dispose();

    [Theory]
    [InlineData("--seed 4", "was trained with Seed 3, not 4; leave the option out, or start a new run without --resume")]
    [InlineData("--learning-rate 0.01 --batch 7", "was trained with BatchSize 100, not 7, LearningRate 0.001, not 0.01; leave the option out, or start a new run without --resume")]
    [InlineData("--estimator monte-carlo", "was trained with Estimator AnalyticKl { Samples = 1 }, not MonteCarlo { Samples = 1 }; leave the option out, or start a new run without --resume")]
    [InlineData("--data others", "was trained on other data (spots) than others; give the same --data and --binarise, or start a new run without --resume")]
    [InlineData("--epochs 1", "has trained 2 epochs already; give --epochs 2 or more, or start a new run without --resume")]
    public void Other_options_are_refused_and_leave_the_run_as_it_was(string options, string message)
    {
        SmallData.Idx("others", count: 90);
        place.Run("train tiny/grey --data spots --epochs 2 --seed 3").Succeeded();
        var before = place.Contents();

        Assert.Equal($"{Checkpoint}: {message}", place.Run($"train tiny/grey --resume {options}").Fault());

        Assert.Equal(before, place.Contents());
        place.Run("train tiny/grey --resume --epochs 3").Succeeded();
    }

    [Fact]
    public void A_run_on_corrupted_observations_goes_on_with_them()
    {
        place.Run("train tiny/grey --data spots --epochs 2 --estimator denoising:gaussian=0.3").Succeeded();
        place.Run("train tiny/grey --data spots --epochs 1 --estimator denoising:gaussian=0.3").Succeeded();
        place.Run("train tiny/grey --resume --epochs 2").Succeeded();

        Assert.Equal(File.ReadAllBytes("runs/tiny/grey/1/checkpoint.safetensors"), File.ReadAllBytes("runs/tiny/grey/2/checkpoint.safetensors"));
    }

    [Fact]
    public void A_run_goes_on_on_the_engine_that_it_began_on()
    {
        place.Run("train tiny/grey --data spots --epochs 3 --engine embedded").Succeeded();
        place.Run("train tiny/grey --data spots --epochs 1 --engine embedded").Succeeded();
        var output = place.Run("train tiny/grey --resume --epochs 3").Succeeded().Output;

        Assert.DoesNotContain("engine", output);
        Assert.Contains("embedded, 1 thread", File.ReadAllText("runs/tiny/grey/2/report.html"));
        Assert.Equal(File.ReadAllBytes("runs/tiny/grey/1/checkpoint.safetensors"), File.ReadAllBytes("runs/tiny/grey/2/checkpoint.safetensors"));
    }

    [Fact]
    public void A_run_that_changes_engines_says_so_and_keeps_to_the_new_one()
    {
        place.Run("train tiny/grey --data spots --epochs 1 --engine torch").Succeeded();

        Assert.StartsWith(
            "the run began on the torch engine and goes on on the embedded engine: from here it differs by rounding from a run on one of them",
            place.Run("train tiny/grey --resume --epochs 2 --engine embedded").Succeeded().Output);
        Assert.DoesNotContain("engine", place.Run("train tiny/grey --resume --epochs 3").Succeeded().Output);
        Assert.Contains("\"Engine\": \"Embedded\"", File.ReadAllText($"{Folder}/run.json"));
    }

    [Fact]
    public void Without_a_run_to_go_on_with_a_new_one_starts_and_says_so()
    {
        var output = place.Run("train tiny/grey --data spots --epochs 1 --resume").Succeeded().Output;

        Assert.StartsWith("tiny/grey has no run to go on with under runs; a new one starts", output);
        Assert.True(File.Exists(Checkpoint));
    }

    [Fact]
    public void Each_run_gets_a_folder_of_its_own()
    {
        place.Run("train tiny/grey --data spots --epochs 1").Succeeded();
        place.Run("train tiny/grey --data spots --epochs 1").Succeeded();

        Assert.Equal(["1", "2"], Directory.GetDirectories("runs/tiny/grey").Select(path => Path.GetFileName(path)).Order());
    }

    [Fact]
    public void Settings_that_were_broken_by_hand_are_one_line()
    {
        place.Run("train tiny/grey --data spots --epochs 1").Succeeded();
        File.WriteAllText($"{Folder}/run.json", "{ \"Epochs\": many }");

        Assert.StartsWith($"{Folder}/run.json: cannot be read: ", place.Run("train tiny/grey --resume").Fault());
        Assert.EndsWith("; start a new run without --resume", place.Run("train tiny/grey --resume").Fault());
        Assert.EndsWith("; say with --data what to evaluate on", place.Run("evaluate tiny/grey").Fault());
        place.Run("evaluate tiny/grey --data spots").Succeeded();
    }

    [Fact]
    public void A_truncated_checkpoint_is_refused_and_left_alone() =>
        Refused(bytes => bytes[..^10], "holds .* bytes of tensors where its header announces .*: it is truncated");

    [Fact]
    public void A_checkpoint_cut_in_its_header_is_refused_and_left_alone() =>
        Refused(bytes => bytes[..100], "ends inside its header, at 92 of .* bytes: it is truncated");

    [Fact]
    public void An_empty_checkpoint_is_refused_and_left_alone() =>
        Refused(_ => [], "holds 0 bytes; a safetensors file is longer, so it is truncated or something else");

    [Fact]
    public void A_foreign_file_is_refused_and_left_alone() =>
        Refused(_ => File.ReadAllBytes("spots/train-images-idx3-ubyte"), "is not a safetensors file");

    [Fact]
    public void Tensors_of_another_program_are_refused_and_left_alone() =>
        Refused(_ => [7, 0, 0, 0, 0, 0, 0, 0, .. """{     }"""u8], "is not a checkpoint of this library");

    [Fact]
    public void A_checkpoint_of_another_spec_is_refused_and_left_alone()
    {
        place.Run("train tiny/bits --data spots --epochs 1").Succeeded();
        Refused(_ => File.ReadAllBytes("runs/tiny/bits/1/checkpoint.safetensors"), @"is a checkpoint of another spec than tiny/grey now declares: VaeSpec \{ Observation = Binary");
    }

    [Fact]
    public void A_checkpoint_that_is_not_there_cannot_be_evaluated() =>
        Assert.StartsWith("nowhere.safetensors: ", place.Run("evaluate tiny/grey --checkpoint nowhere.safetensors").Fault());

    // Whatever is done with it, a file that is no checkpoint of this spec stays as it is.
    private void Refused(Func<byte[], byte[]> damage, string message)
    {
        place.Run("train tiny/grey --data spots --epochs 1").Succeeded();
        File.WriteAllBytes(Checkpoint, damage(File.ReadAllBytes(Checkpoint)));
        var before = place.Contents();

        Assert.Matches($"^{Checkpoint}: {message}", place.Run("train tiny/grey --resume").Fault());
        Assert.Matches($"^{Checkpoint}: {message}", place.Run("evaluate tiny/grey").Fault());
        Assert.Matches($"^{Checkpoint}: {message}", place.Run($"evaluate tiny/grey --checkpoint {Checkpoint}").Fault());

        Assert.Equal(before, place.Contents());
    }
}
