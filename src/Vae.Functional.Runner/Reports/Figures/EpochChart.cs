using System.Text.Json.Nodes;

namespace Vae.Functional.Runner.Reports.Figures;

/// <summary>A quantity over the epochs, a line for the training data and one for the validation data: a Vega-Lite specification.</summary>
internal static class EpochChart
{
    private const int EpochsWithDots = 60;

    public static JsonObject Of(RunReport report, string quantity, Func<PartRow, double> value) => new()
    {
        ["$schema"] = VegaLite.Schema,
        ["description"] = $"{Wording.Capitalised(quantity)} per epoch, in {Wording.Unit}, on training and validation data.",
        ["title"] = new JsonObject { ["text"] = Wording.Capitalised(quantity), ["anchor"] = "start" },
        ["width"] = "container",
        ["height"] = 260,
        ["data"] = new JsonObject { ["values"] = Rows(report, value) },
        ["mark"] = new JsonObject
        {
            ["type"] = "line",
            ["strokeWidth"] = 2,
            ["point"] = report.Epochs.Length <= EpochsWithDots,
            ["tooltip"] = true,
        },
        ["encoding"] = new JsonObject
        {
            ["x"] = new JsonObject
            {
                ["field"] = "epoch",
                ["type"] = "quantitative",
                ["scale"] = new JsonObject { ["zero"] = false, ["nice"] = false },
                ["axis"] = new JsonObject
                {
                    ["title"] = "epoch",
                    ["format"] = "d",
                    ["tickMinStep"] = 1,
                    ["grid"] = false,
                    ["labelFlush"] = false,
                },
            },
            ["y"] = new JsonObject
            {
                ["field"] = "value",
                ["type"] = "quantitative",
                ["title"] = Wording.Unit,
                ["scale"] = new JsonObject { ["zero"] = false },
            },
            ["color"] = Parts(VegaLite.FirstColour, VegaLite.SecondColour),
            // Not by colour alone: printed in grey, the two lines still differ.
            ["strokeDash"] = Parts(new JsonArray(1, 0), new JsonArray(5, 3)),
        },
    };

    private static JsonArray Rows(RunReport report, Func<PartRow, double> value) =>
        [.. report.Epochs.SelectMany(row => Rows(row, value)).OfType<JsonNode>()];

    private static IEnumerable<JsonObject?> Rows(EpochRow row, Func<PartRow, double> value) =>
        [Row(row.Epoch, "training", row.Train, value), Row(row.Epoch, "validation", row.Validation, value)];

    private static JsonObject? Row(int epoch, string part, PartRow? row, Func<PartRow, double> value) => row is null ? null : new()
    {
        ["epoch"] = epoch,
        ["data"] = part,
        ["value"] = VegaLite.Number(value(row)),
    };

    private static JsonObject Parts(JsonNode training, JsonNode validation) => new()
    {
        ["field"] = "data",
        ["type"] = "nominal",
        ["scale"] = new JsonObject
        {
            ["domain"] = new JsonArray("training", "validation"),
            ["range"] = new JsonArray(training, validation),
        },
        ["legend"] = new JsonObject
        {
            ["title"] = null,
            ["orient"] = "top",
            ["symbolType"] = "stroke",
            ["symbolSize"] = 400,
            ["symbolStrokeWidth"] = 2,
        },
    };
}
