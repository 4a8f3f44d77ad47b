using System.Text.Json.Nodes;

namespace Vae.Functional.Runner.Tests.Runs;

/// <summary>metrics.jsonl as tests read it.</summary>
internal static class Metrics
{
    /// <summary>Each line as a JSON object.</summary>
    public static JsonObject[] Lines(string path) => [.. File.ReadAllLines(path).Select(line => JsonNode.Parse(line)!.AsObject())];

    /// <summary>Each line without what depends on the machine's mood.</summary>
    public static string[] WithoutSpeeds(string path) => [.. Lines(path).Select(line =>
    {
        line.Remove("observationsPerSecond");
        return line.ToJsonString();
    })];
}
