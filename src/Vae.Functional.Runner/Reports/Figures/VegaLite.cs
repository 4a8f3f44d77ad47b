using System.Globalization;
using System.Text.Json.Nodes;

namespace Vae.Functional.Runner.Reports.Figures;

/// <summary>What the charts have in common. A chart is data; see https://vega.github.io/vega-lite/docs for what it may hold.</summary>
internal static class VegaLite
{
    /// <summary>Names the language; nothing is fetched from there.</summary>
    public const string Schema = "https://vega.github.io/schema/vega-lite/v6.json";

    /// <summary>Colours that are told apart on white, on black, and by most colour-blind readers.</summary>
    public const string FirstColour = "#3d7fc1";

    /// <summary>The second of them.</summary>
    public const string SecondColour = "#e07b1f";

    /// <summary>A number, rounded; JSON has none for infinity and NaN, which leave a gap in the chart.</summary>
    public static JsonNode? Number(double value, int digits = 6) =>
        double.IsFinite(value)
            ? JsonValue.Create(decimal.Parse(value.ToString("G" + digits, Invariant), NumberStyles.Float, Invariant))
            : null;

    private static CultureInfo Invariant => CultureInfo.InvariantCulture;
}
