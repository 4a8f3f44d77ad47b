using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Vae.Functional.Runner.Reports.Figures;

/// <summary>Series over two quantities: a Vega-Lite specification.</summary>
internal static class SeriesChart
{
    // The palette has ten colours that are told apart.
    private const int Distinct = 10;

    public static JsonObject Of(string description, Axis x, Axis y, ImmutableArray<Series> series, bool isLine) => new()
    {
        ["$schema"] = VegaLite.Schema,
        ["description"] = description,
        ["width"] = "container",
        ["height"] = isLine ? 320 : 460,
        // Thousands of points are quicker as pixels than as elements of the page.
        ["usermeta"] = new JsonObject { ["embedOptions"] = new JsonObject { ["renderer"] = isLine ? "svg" : "canvas" } },
        ["data"] = new JsonObject { ["values"] = Rows(series) },
        ["mark"] = isLine
            ? new JsonObject { ["type"] = "line", ["strokeWidth"] = 2, ["point"] = true, ["tooltip"] = true }
            : new JsonObject { ["type"] = "point", ["filled"] = true, ["size"] = 16, ["opacity"] = 0.7, ["tooltip"] = true },
        ["encoding"] = new JsonObject
        {
            ["x"] = Channel("x", x),
            ["y"] = Channel("y", y),
            ["color"] = Names(series),
        },
    };

    private static JsonObject Channel(string field, Axis axis) => new()
    {
        ["field"] = field,
        ["type"] = "quantitative",
        ["title"] = axis.Title,
        ["scale"] = axis.IsLogarithmic ? new JsonObject { ["type"] = "log" } : new JsonObject { ["zero"] = false },
    };

    private static JsonObject Names(ImmutableArray<Series> series) => new()
    {
        ["field"] = "series",
        ["type"] = "nominal",
        ["scale"] = new JsonObject
        {
            ["domain"] = new JsonArray([.. series.Select(one => (JsonNode)one.Name)]),
            ["scheme"] = series.Length <= Distinct ? "tableau10" : "tableau20",
        },
        ["legend"] = new JsonObject { ["title"] = null, ["orient"] = "top" },
    };

    private static JsonArray Rows(ImmutableArray<Series> series) =>
    [
        .. from one in series
           from i in Enumerable.Range(0, one.X.Length)
           select new JsonObject { ["series"] = one.Name, ["x"] = VegaLite.Number(one.X[i]), ["y"] = VegaLite.Number(one.Y[i]) },
    ];
}
