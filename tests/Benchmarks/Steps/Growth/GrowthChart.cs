using System.Globalization;
using System.Text;

namespace Vae.Functional.Benchmarks.Steps.Growth;

/// <summary>Points as a picture: observations a second against each number that varies, both on logarithmic scales.</summary>
internal static class GrowthChart
{
    private const int PanelWidth = 260, PanelHeight = 200, Left = 64, Top = 34, Bottom = 30, Gap = 14;

    public static string Svg(IEnumerable<GrowthPoint> points)
    {
        var series = points.GroupBy(point => point.Series).Select(group => group.ToArray()).ToArray();
        var (width, height) = ((series.Length * (Left + PanelWidth)) + Gap, Top + PanelHeight + Bottom);
        var svg = new StringBuilder();
        svg.Append(Invariant($"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" font-family="sans-serif" font-size="12">
            <rect width="{width}" height="{height}" fill="white"/>

            """));
        // One scale for all, so that panels can be compared.
        var up = new Scale(series.SelectMany(own => own).Select(point => point.ObservationsASecond), Top + PanelHeight, Top);
        for (var i = 0; i < series.Length; i++)
            Panel(svg, series[i], up, x: Left + (i * (Left + PanelWidth)));
        return svg.Append("</svg>\n").ToString();
    }

    private static void Panel(StringBuilder svg, GrowthPoint[] points, Scale up, int x)
    {
        var across = new Scale(points.Select(point => (double)point.Value), x, x + PanelWidth);
        svg.Append(Invariant($"<text x=\"{x}\" y=\"{Top - 14}\">observations/s against {points[0].Series}</text>\n"));
        svg.Append(Invariant($"<rect x=\"{x}\" y=\"{Top}\" width=\"{PanelWidth}\" height=\"{PanelHeight}\" fill=\"none\" stroke=\"#999\"/>\n"));
        foreach (var tick in up.Ticks)
        {
            svg.Append(Invariant($"<path d=\"M{x} {up[tick]:F1}h{PanelWidth}\" stroke=\"#ddd\"/>"));
            svg.Append(Invariant($"<text x=\"{x - 6}\" y=\"{up[tick] + 4:F1}\" text-anchor=\"end\">{tick:N0}</text>\n"));
        }
        foreach (var point in points)
            svg.Append(Invariant($"<text x=\"{across[point.Value]:F1}\" y=\"{Top + PanelHeight + 18}\" text-anchor=\"middle\">{point.Value}</text>\n"));
        var path = string.Join(' ', points.Select(point => Invariant($"{across[point.Value]:F1},{up[point.ObservationsASecond]:F1}")));
        svg.Append(Invariant($"<polyline points=\"{path}\" fill=\"none\" stroke=\"#1f5fa8\" stroke-width=\"2\"/>\n"));
        foreach (var point in points)
            svg.Append(Invariant($"<circle cx=\"{across[point.Value]:F1}\" cy=\"{up[point.ObservationsASecond]:F1}\" r=\"3\" fill=\"#1f5fa8\"/>\n"));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>A logarithmic scale over some numbers, with room at both ends.</summary>
    private sealed class Scale(IEnumerable<double> values, double start, double end)
    {
        private const double Room = 1.25;

        private readonly double low = Math.Log(values.Min() / Room);
        private readonly double high = Math.Log(values.Max() * Room);

        public double this[double value] => start + ((Math.Log(value) - low) / (high - low) * (end - start));

        /// <summary>1, 2 and 5 times the powers of ten that lie on the scale.</summary>
        public IEnumerable<double> Ticks =>
            from power in Enumerable.Range(0, 9)
            from factor in new[] { 1, 2, 5 }
            let tick = factor * Math.Pow(10, power)
            where Math.Log(tick) > low && Math.Log(tick) < high
            select tick;
    }
}
