using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LanguageExt;
using Vae.Functional.Bounds;
using Vae.Functional.Engine.Checkpoints;

namespace Vae.Functional.Runner.Runs;

/// <summary>
/// metrics.jsonl: a line of JSON an epoch and one for the test result. Values go by the name that their verdict allows; all are in nats per
/// observation.
/// </summary>
internal static class MetricsFile
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes all epochs anew: the file never holds an epoch that the checkpoint lacks for longer than one write.</summary>
    /// <param name="run">Whose folder it lies in, and whose verdicts name the values.</param>
    /// <param name="history">The epochs.</param>
    /// <param name="speeds">Observations a second, by epoch, where they were measured.</param>
    /// <param name="test">The result on the test data, once there is one.</param>
    public static Either<Fault, Unit> Write(
        Run run, ImmutableArray<EpochMetrics> history, IReadOnlyDictionary<int, double> speeds, Evaluation? test)
    {
        var lines = history.Select(epoch => Line(run, epoch, speeds)).Concat(test is null ? [] : [Line(test)]);
        var text = string.Concat(lines.Select(line => line.ToJsonString(Json) + "\n"));
        return AtomicFile.Write(run.Folder.Metrics, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>The speeds that an earlier, interrupted part of the run wrote, by epoch.</summary>
    public static Dictionary<int, double> Speeds(string path)
    {
        try
        {
            var lines = File.Exists(path) ? File.ReadAllLines(path) : [];
            return lines.Select(line => JsonNode.Parse(line))
                .Where(line => line?["epoch"] is not null && line["observationsPerSecond"] is not null)
                .ToDictionary(line => line!["epoch"]!.GetValue<int>(), line => line!["observationsPerSecond"]!.GetValue<double>());
        }
        catch (Exception error) when (error is JsonException or IOException or InvalidOperationException or ArgumentException)
        {
            // Speeds are told, not needed: a file that cannot be read has none.
            return [];
        }
    }

    private static JsonObject Line(Run run, EpochMetrics epoch, IReadOnlyDictionary<int, double> speeds)
    {
        var line = new JsonObject
        {
            ["epoch"] = epoch.Epoch,
            ["klWeight"] = epoch.KlWeight,
            ["train"] = Part(run.TrainingValues, epoch.Train),
        };
        if (epoch.Validation is { } validation)
            line["validation"] = Part(run.HeldOutValues, validation);
        if (speeds.TryGetValue(epoch.Epoch, out var speed))
            line["observationsPerSecond"] = Math.Round(speed);
        return line;
    }

    private static JsonObject Part(Verdict verdict, PartMetrics metrics)
    {
        var part = new JsonObject { [verdict.IsBound ? "bound" : "surrogate"] = metrics.Value, ["trainingObjective"] = metrics.Objective };
        foreach (var (name, value) in metrics.Terms)
            part[name] = value;
        return part;
    }

    private static JsonObject Line(Evaluation test)
    {
        var result = new JsonObject
        {
            [test is Evaluation.Bound ? "bound" : "surrogate"] = test.Nats,
            ["standardError"] = test.StandardError,
            ["observations"] = test.Observations,
        };
        foreach (var (name, value) in test.Terms)
            result[name] = value;
        return new JsonObject { ["test"] = result };
    }
}
