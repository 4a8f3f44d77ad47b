using System.Xml.Linq;
using Vae.Functional.Benchmarks.Steps.Growth;

namespace Vae.Functional.Benchmarks.Tests.Steps;

public sealed class GrowthTests
{
    private static readonly GrowthPoint[] Points =
        [.. new[] { 100, 200, 1000 }.Select(batch => new GrowthPoint("batch", batch, batch, 1e6 * batch, 2 + (0.5e-7 * 1e6 * batch)))];

    [Fact]
    public void The_line_through_points_of_a_line_is_that_line()
    {
        var line = GrowthLine.Through(Points);

        Assert.Equal(2, line.FixedMs, 1e-9);
        Assert.Equal(0.5e-7, line.MsAnOperation, 1e-15);
        Assert.All(Points, point => Assert.Equal(0, line.DeviationOf(point), 1e-9));
        Assert.Equal(1, line.DeviationOf(Points[0] with { MedianMs = 2 * Points[0].MedianMs }), 1e-9);
    }

    [Fact]
    public void The_picture_has_a_panel_a_series_and_a_mark_a_point()
    {
        var svg = XDocument.Parse(GrowthChart.Svg([.. Points, .. Points.Select(point => point with { Series = "hidden width" })]));

        Assert.Equal(2 * Points.Length, Elements("circle").Count());
        Assert.Equal(2, Elements("polyline").Count());
        Assert.Contains(Elements("text"), text => text.Value == "observations/s against hidden width");

        IEnumerable<XElement> Elements(string name) => svg.Descendants().Where(element => element.Name.LocalName == name);
    }
}
