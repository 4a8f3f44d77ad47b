using Vae.Functional.Runner.Reports;

namespace Vae.Functional.Runner.Tests.Reports;

public sealed class TraversalTests
{
    [Fact]
    public void Each_row_moves_one_component_and_leaves_the_others_where_they_are()
    {
        var points = LatentTraversals.Points([0.5f, -1, 2], [2, 0]).Chunk(3).ToArray();

        Assert.Equal(2 * LatentTraversals.Steps, points.Length);
        Assert.All(points[..LatentTraversals.Steps], z => Assert.Equal([0.5f, -1f], z[..2]));
        Assert.Equal(LatentTraversals.Levels.Select(level => (float)level), points[..LatentTraversals.Steps].Select(z => z[2]));
        Assert.All(points[LatentTraversals.Steps..], z => Assert.Equal([-1f, 2f], z[1..]));
        Assert.Equal(LatentTraversals.Levels.Order(), LatentTraversals.Levels);
        // The middle of the prior is in the middle of the row.
        Assert.Equal(0, LatentTraversals.Levels[LatentTraversals.Steps / 2], 1e-12);
    }
}
