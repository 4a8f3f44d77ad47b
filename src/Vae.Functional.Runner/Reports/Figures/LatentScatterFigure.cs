using System.Text.Json.Nodes;

namespace Vae.Functional.Runner.Reports.Figures;

/// <summary>Where observations lie in the latent space, coloured by label.</summary>
internal static class LatentScatterFigure
{
    private const int MostPoints = 4000;

    public static Figure? Of(RunReport report) => report.Latents is { Count: > 0 } latents
        ? new("latent-scatter", "Where observations lie in the latent space",
            new FigureBody.Charts(Chart(latents, latents.WidestAxes(2).Order().ToArray())),
            Caption(latents), FigureWidth.Half)
        : null;

    private static string Caption(LatentScatter latents)
    {
        var first = latents.Count > MostPoints ? $"the first {Wording.Count(MostPoints)} of " : "";
        var shown = $"{first}{Wording.Count(latents.Count)} observations";
        var plane = latents.Dimension > 2 ? $" Of {latents.Dimension} latent dimensions, the two along which the means spread most." : "";
        var colour = latents.Labels.IsEmpty ? "" : " Coloured by label, which the training never saw.";
        return $"The mean of q(z|x) for {shown}, in units of the prior's standard deviation.{plane}{colour}";
    }

    private static JsonObject Chart(LatentScatter latents, int[] axes) => new()
    {
        ["$schema"] = VegaLite.Schema,
        ["description"] = "Latent means of observations, coloured by label.",
        ["width"] = "container",
        ["height"] = 460,
        // Thousands of points are quicker as pixels than as elements of the page.
        ["usermeta"] = new JsonObject { ["embedOptions"] = new JsonObject { ["renderer"] = "canvas" } },
        ["data"] = new JsonObject { ["values"] = Points(latents, axes) },
        ["mark"] = new JsonObject { ["type"] = "point", ["filled"] = true, ["size"] = 16, ["opacity"] = 0.7, ["tooltip"] = true },
        ["encoding"] = new JsonObject
        {
            ["x"] = Axis("x", axes[0]),
            // A line has no second axis: its points are told apart by label.
            ["y"] = axes.Length > 1 ? Axis("y", axes[1]) : new JsonObject { ["field"] = "label", ["type"] = "nominal" },
            ["color"] = latents.Labels.IsEmpty ? new JsonObject { ["value"] = VegaLite.FirstColour } : Labels(latents),
        },
    };

    private static JsonObject Axis(string field, int axis) => new()
    {
        ["field"] = field,
        ["type"] = "quantitative",
        ["title"] = $"z{Subscript(axis + 1)}",
        ["axis"] = new JsonObject { ["tickMinStep"] = 1 },
    };

    private static JsonObject Labels(LatentScatter latents)
    {
        var labels = latents.Labels.Distinct().Order().Select(label => (JsonNode)label.ToString()).ToArray();
        return new()
        {
            ["field"] = "label",
            ["type"] = "nominal",
            ["scale"] = new JsonObject { ["domain"] = new JsonArray(labels), ["scheme"] = labels.Length <= 10 ? "tableau10" : "tableau20" },
            ["legend"] = new JsonObject { ["title"] = "label", ["symbolOpacity"] = 1, ["symbolSize"] = 90 },
        };
    }

    private static JsonArray Points(LatentScatter latents, int[] axes) =>
        [.. Enumerable.Range(0, Math.Min(latents.Count, MostPoints)).Select(point => new JsonObject
        {
            ["x"] = VegaLite.Number(latents[point, axes[0]], digits: 4),
            ["y"] = axes.Length > 1 ? VegaLite.Number(latents[point, axes[1]], digits: 4) : null,
            ["label"] = latents.Labels.IsEmpty ? "" : latents.Labels[point].ToString(),
        })];

    private static string Subscript(int number) => string.Concat(number.ToString().Select(digit => (char)('₀' + (digit - '0'))));
}
