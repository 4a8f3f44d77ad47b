using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text;
using Vae.Functional.Benchmarks.Running;
using Vae.Functional.Benchmarks.Steps.Contestants;
using Vae.Functional.Engine.Checkpoints;

namespace Vae.Functional.Benchmarks.Steps.Growth;

/// <summary>How the cost of a training step grows with batch, width, latent size and K.</summary>
internal static class GrowthCommand
{
    private const int Rounds = 9;
    private const double OperationsARound = 5e9;

    // Below, a step's fixed costs and the products' edges show.
    private const int FewestRows = 100;

    public static Command Create()
    {
        var picture = new Option<string?>("--svg") { Description = "A file to draw the points in." };
        var only = Words.Option("--series", "Only these series.", GrowthSeries.All.Select(series => series.Name));
        var engine = Words.Option("--engine", "On which engine: torch, where left out.", ["torch", "embedded"]);
        var command = new Command("growth", "How observations a second change with batch, hidden width, latent size and K.")
        {
            only, engine, picture,
        };
        command.SetAction((arguments, cancellation) => CommandOutcome.Of(async () =>
        {
            var kind = arguments.GetValue(engine) is ["embedded", ..] ? EngineKind.Embedded : EngineKind.Torch;
            var asked = GrowthSeries.All.Where(series => Words.IsAsked(arguments.GetValue(only), series.Name));
            var points = new List<GrowthPoint>();
            foreach (var series in asked)
                points.AddRange(await Run(series, kind, cancellation));
            if (arguments.GetValue(picture) is { } path)
                AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(GrowthChart.Svg(points)))).OrThrow();
            return 0;
        }));
        return command;
    }

    private static async Task<ImmutableArray<GrowthPoint>> Run(GrowthSeries series, EngineKind kind, CancellationToken cancellation)
    {
        var entered = series.Models.Select(one => EngineContestant.Of(Entry(one.Model), new(Kind: kind)).OrThrow()).ToArray();
        try
        {
            var seconds = await Turns.Take(entered, Rounds, TimeSpan.FromSeconds(0.7), cancellation);
            ImmutableArray<GrowthPoint> points =
            [
                .. series.Models.Zip(seconds, (one, own) => new GrowthPoint(
                    series.Name, one.Value, one.Model.Batch, StepMultiplies.Operations(one.Model), 1e3 * Turns.Median(own))),
            ];
            Print(series, points, entered[0].Note);
            return points;
        }
        finally
        {
            foreach (var contestant in entered)
                contestant.Dispose();
        }
    }

    private static Entry Entry(StepModel model) => new(
        model, Threads: 1, Math.Clamp((int)(OperationsARound / StepMultiplies.Operations(model)), 4, 500), new Fault("not asked"));

    private static void Print(GrowthSeries series, ImmutableArray<GrowthPoint> points, string engine)
    {
        var fitted = points.Where((_, i) => series.Models[i].Model.Batch * series.Models[i].Model.Draws >= FewestRows).ToArray();
        var line = GrowthLine.Through(fitted);
        Line($"{series.Name}: {engine}, {Rounds} rounds");
        Line($"{series.Name,14} {"ms/step",10} {"observations/s",15} {"Gflop/s",9} {"from the line",14}");
        foreach (var point in points)
            Line($"{point.Value,14} {point.MedianMs,10:F3} {point.ObservationsASecond,15:N0} {point.GigaflopsASecond,9:F1} {Math.Round(100 * line.DeviationOf(point), 1),12:+0.0;−0.0;0.0} %");
        var farthest = fitted.Max(point => Math.Abs(line.DeviationOf(point)));
        Line($"from {FewestRows} rows up: {line.FixedMs:F3} ms + operations at {1e-6 / line.MsAnOperation:F1} Gflop/s, to within {farthest:P1}");
        Console.WriteLine();
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
