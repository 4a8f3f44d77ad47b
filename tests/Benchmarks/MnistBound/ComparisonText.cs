using System.Globalization;
using System.Text.Json;

namespace Vae.Functional.Benchmarks.MnistBound;

/// <summary>A comparison as plain text, readable in a terminal and in a log, and as JSON.</summary>
internal static class ComparisonText
{
    public static JsonSerializerOptions JsonStyle { get; } = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    public static string Header(Setting setting) => Invariant($"""
        {setting.Width}-400-20-400-{setting.Width}, Bernoulli, closed-form divergence, one sample
        Adam {setting.Plan.LearningRate}, batches of {setting.Plan.BatchSize}, {setting.Plan.Epochs} epochs, one thread
        data: {setting.Data}, binarised statically (seed {setting.BinarisationSeed})
        rows: {setting.TrainingRows} trained on, {setting.TestRows} tested
        ours: {setting.Engine}
        PyTorch: {setting.PyTorch}

        who      seed   test bound, nats/image   training, s   s/epoch

        """);

    public static string Row(RunResult run) => Invariant($"""
        {run.Who,-8} {run.Seed,4}      {run.Bound,9:F3} ± {run.StandardError:F3}      {run.Seconds,10:F1} {run.MeanSeconds,9:F2}

        """);

    public static string Summary(Comparison comparison) => Invariant($"""

        mean, ours:       {Mean(comparison.Ours)}
        mean, PyTorch:    {Mean(comparison.PyTorch)}
        difference:       {comparison.Difference:+0.000;-0.000} nats/image, {Verdict(comparison)}
        median s/epoch:   {Times(comparison.Ours.MedianSecondsPerEpoch, comparison.PyTorch.MedianSecondsPerEpoch)}

        """);

    public static byte[] Json(Comparison comparison) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            Benchmark = "mnist-bound",
            comparison.Setting,
            comparison.Runs,
            OursMean = comparison.Ours.MeanBound,
            PytorchMean = comparison.PyTorch.MeanBound,
            comparison.Difference,
            Comparison.Tolerance,
            WithinTolerance = comparison.IsWithinTolerance,
            TimeRatio = comparison.Ours.MedianSecondsPerEpoch / comparison.PyTorch.MedianSecondsPerEpoch,
        },
        JsonStyle);

    private static string Mean(Side side)
    {
        var spread = side.Runs.Length < 2 ? "" : Invariant($", deviation between seeds {side.DeviationBetweenSeeds:F3}");
        return Invariant($"{side.MeanBound,9:F3}{spread}");
    }

    private static string Verdict(Comparison comparison) =>
        Invariant($"{(comparison.IsWithinTolerance ? "within" : "NOT within")} {Comparison.Tolerance}");

    private static string Times(double ours, double pyTorch) =>
        Invariant($"ours {ours:F2}, PyTorch {pyTorch:F2}, ratio {ours / pyTorch:F2}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
