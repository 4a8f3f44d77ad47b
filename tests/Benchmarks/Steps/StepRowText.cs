using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Vae.Functional.Benchmarks.Steps;

/// <summary>Rows as plain text, readable in a terminal and in a log, and as JSON.</summary>
internal static class StepRowText
{
    private static readonly JsonSerializerOptions Style = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Heading(StepModel model, int threads, int rounds, int steps) => Invariant($"""

        {model.Name}, batch {model.Batch} ({model.Description}), {threads} {(threads == 1 ? "thread" : "threads")}, {rounds} rounds of {steps} steps

        """);

    public const string Columns = "contestant      ms/step    × floor  × PyTorch\n";

    public static string Independent(int threads, double speedup) =>
        Invariant($"{threads} independent runs at once on one core each: {speedup:F2} × one of them\n");

    public static string Line(StepRow row) => row.MedianMs is { } milliseconds
        ? Invariant($"{row.Contestant,-10} {milliseconds,12:F3} {Ratio(row.RatioToFloor),10} {Ratio(row.RatioToPyTorch),10}   {row.Note}\n")
        : $"{row.Contestant,-10} {row.Note}\n";

    public static byte[] Json(IEnumerable<StepRow> rows) => JsonSerializer.SerializeToUtf8Bytes(rows, Style);

    private static string Ratio(double? ratio) => ratio is { } number ? Invariant($"{number:F3}") : "";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
