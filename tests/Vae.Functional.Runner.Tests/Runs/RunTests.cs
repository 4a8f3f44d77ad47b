using Vae.Functional.Engine.Checkpoints;
using Vae.Functional.Runner.Tests.Commands;
using Vae.Functional.Runner.Tests.Reports;

namespace Vae.Functional.Runner.Tests.Runs;

/// <summary>What a run leaves behind, and what is done with it.</summary>
[Collection(nameof(Serial))]
public sealed class RunTests : IDisposable
{
    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public void The_metrics_hold_a_line_an_epoch_and_one_for_the_test()
    {
        SmallData.Idx();
        place.Run("train tiny/grey --data spots --epochs 3").Succeeded();

        var lines = Metrics.Lines("runs/tiny/grey/1/metrics.jsonl");

        Assert.Equal([1, 2, 3], lines[..^1].Select(line => line["epoch"]!.GetValue<int>()));
        Assert.All(lines[..^1], line => Assert.True(line["observationsPerSecond"]!.GetValue<double>() > 0));
        Assert.All(lines[..^1], line => Assert.Equal(["bound", "divergence", "reconstruction", "trainingObjective"], line["validation"]!.AsObject().Select(entry => entry.Key).Order(StringComparer.Ordinal)));
        Assert.Equal(40, lines[^1]["test"]!["observations"]!.GetValue<int>());
        Assert.Equal(["checkpoint.safetensors", "manifold.png", "metrics.jsonl", "reconstructions.png", "report.html", "run.json", "sample-means.png", "samples.png", "traversals.png"], Directory.GetFiles("runs/tiny/grey/1").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Assert.Equal(["1"], Directory.GetFileSystemEntries("runs/tiny/grey").Select(path => Path.GetFileName(path)));
    }

    [Fact]
    public void Output_that_is_no_terminal_is_plain_lines()
    {
        SmallData.Idx();
        using var child = ChildProcess.Start(place.Root, "train tiny/grey --data spots --epochs 2");

        var output = child.End().Succeeded().Output;

        Assert.DoesNotContain(output, letter => char.IsControl(letter) && letter is not ('\r' or '\n'));
        Assert.Matches(@"(?m)^values are in nats per observation, with the divergence at full weight\r?\nepoch   1/2  bound -?\d+\.\d\d train, -?\d+\.\d\d validation  [\d,]+ obs/s\r?$", output);
        Assert.Matches(@"(?m)^bound on spots \(test\): -?\d+\.\d\d ± \d+\.\d\d nats per observation \(mean ± standard error over 40 observations\)\r?$", output);
        Assert.EndsWith("run folder: runs/tiny/grey/1 (open runs/tiny/grey/1/report.html)", output.TrimEnd());
    }

    [Fact]
    public void Runs_that_begin_together_get_folders_of_their_own()
    {
        SmallData.Idx();
        var children = Enumerable.Range(0, 4).Select(seed => ChildProcess.Start(place.Root, $"train tiny/grey --data spots --epochs 1 --seed {seed}")).ToArray();

        foreach (var child in children)
            using (child)
                child.End().Succeeded();

        Assert.Equal(["1", "2", "3", "4"], Directory.GetFileSystemEntries("runs/tiny/grey").Select(path => Path.GetFileName(path)).Order());
        Assert.Equal([0UL, 1UL, 2UL, 3UL], Directory.GetDirectories("runs/tiny/grey").Select(folder => Checkpoint.Load($"{folder}/checkpoint.safetensors").OrThrow().Plan.Seed).Order());
    }

    [TerminalFact]
    public void A_terminal_sees_a_progress_bar_with_the_time_left()
    {
        SmallData.Idx(count: 600);

        var output = Terminal.Run("train tiny/slow --data spots --epochs 60 --batch 10");

        Assert.Contains("\u001b[", output);
        Assert.Contains("━", output);
        Assert.Matches(@"epoch \d+/60 +[\d,]+ obs/s", output);
        Assert.Matches(@"\d+%", output);
        Assert.Matches(@"\d\d:\d\d:\d\d", output);
        Assert.Contains("run folder: runs/tiny/slow/1", output);
    }

    [Theory]
    [InlineData("plain-bound", "PlainBound { Samples = 2, Scale = 1 }")]
    [InlineData("plain-bound --samples 3", "PlainBound { Samples = 3, Scale = 1 }")]
    [InlineData("plain-bound:2.5 --samples 3", "PlainBound { Samples = 3, Scale = 2.5 }")]
    [InlineData("needs-an-argument:2", "NeedsAnArgument { Power = 2 }")]
    [InlineData("renyi:0.5 --samples 2", "Renyi { Alpha = 0.5, Samples = 2 }")]
    [InlineData("no-samples", "NoSamples { }")]
    [InlineData("without-terms", "WithoutTerms { }")]
    public void A_user_s_own_estimator_trains_and_resumes_by_its_name(string option, string declared)
    {
        SmallData.Idx();
        place.Run($"train tiny/grey --data spots --epochs 2 --estimator {option}").Succeeded();

        Assert.Equal(declared, Checkpoint.Load("runs/tiny/grey/1/checkpoint.safetensors").OrThrow().Plan.Estimator!.ToString());
        place.Run("train tiny/grey --resume --epochs 3").Succeeded();
        place.Run("evaluate tiny/grey").Succeeded();
    }

    [Fact]
    public void Another_number_of_samples_keeps_what_else_the_plan_s_estimator_is()
    {
        SmallData.Idx();
        place.Run("train tiny/grey --data spots --epochs 1 --estimator renyi:0.5 --samples 2").Succeeded();
        var five = place.Run("evaluate tiny/grey --samples 5").Succeeded().Output;

        Assert.Equal(place.Run("evaluate tiny/grey --estimator renyi:0.5 --samples 5").Succeeded().Output, five);
        Assert.NotEqual(place.Run("evaluate tiny/grey --estimator renyi:0 --samples 5").Succeeded().Output, five);
    }

    [Fact]
    public void A_test_part_that_is_the_training_data_is_told_before_and_after_training()
    {
        SmallData.Idx();
        foreach (var file in new[] { "images-idx3-ubyte", "labels-idx1-ubyte" })
            File.Copy($"spots/train-{file}", $"spots/t10k-{file}", overwrite: true);
        var output = place.Run("train tiny/grey --data spots --epochs 1").Succeeded().Output;

        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(output, "warning VAE3005: the same data are trained on and evaluated"));
        Assert.Contains("training: a lower bound on log p(x)", output);
        Assert.Contains("bound on spots", output);
        Assert.Contains("warning VAE3005: ", File.ReadAllText("runs/tiny/grey/1/report.html"));
        Assert.Contains("warning VAE3005: ", place.Run("evaluate tiny/grey").Succeeded().Output);
    }

    [Fact]
    public void Evaluation_takes_the_data_of_the_run_and_gives_its_result()
    {
        SmallData.Idx();
        var trained = place.Run("train tiny/optimal --data spots --epochs 2").Succeeded().Output;
        var result = trained.Split('\n').Single(line => line.StartsWith("bound on", StringComparison.Ordinal)).Trim();

        Assert.StartsWith(result, place.Run("evaluate tiny/optimal").Succeeded().Output);
        Assert.StartsWith(result, place.Run("evaluate tiny/optimal --checkpoint runs/tiny/optimal/1/checkpoint.safetensors").Succeeded().Output);
        Assert.DoesNotContain(result, place.Run("evaluate tiny/optimal --samples 5").Succeeded().Output);
    }

    [Fact]
    public void Vectors_from_a_csv_file_train_and_report_without_pictures()
    {
        SmallData.Csv();
        place.Run("train tiny/vectors --data vectors.csv --epochs 2").Succeeded();

        Assert.Empty(Directory.GetFiles("runs/tiny/vectors/1", "*.png"));
        Assert.Contains("data-chart", File.ReadAllText("runs/tiny/vectors/1/report.html"));
    }

    [BrowserFact]
    public void The_report_of_a_run_shows_every_figure_in_a_browser()
    {
        SmallData.Idx();
        place.Run("train tiny/bits --data spots --epochs 3").Succeeded();

        var (dom, console) = Chromium.Open(Path.GetFullPath("runs/tiny/bits/1/report.html"));

        Assert.Empty(console);
        Assert.Contains("data-report=\"ready\"", dom);
        Assert.DoesNotContain("data-rendered=\"false\"", dom);
        foreach (var figure in new[] { "test-result", "verdict", "value-per-epoch", "terms-per-epoch", "reconstructions", "draws", "latent-scatter", "manifold", "traversals", "objective", "epochs", "settings" })
            Assert.Contains($"<section id=\"{figure}\"", dom);
        Assert.Equal(5, System.Text.RegularExpressions.Regex.Count(dom, "<img [^>]*data-rendered=\"true\""));
    }
}
