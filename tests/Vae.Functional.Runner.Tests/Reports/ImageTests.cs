using System.Collections.Immutable;
using Vae.Functional.Runner.Reports.Images;

namespace Vae.Functional.Runner.Tests.Reports;

public sealed class ImageTests
{
    private const byte Line = ImageGrid.LineLevel;

    [Fact]
    public void A_grid_has_lines_around_and_between_and_fills_the_last_row()
    {
        var images = new GreyImages(1, 2, [0f, 1f, 1f, 0f, 0.2f, 0.4f]);

        var grid = ImageGrid.Tile(images, columns: 2);

        Assert.Equal((7, 5), (grid.Width, grid.Height));
        Assert.Equal(
        [
            Line, Line, Line, Line, Line, Line, Line,
            Line, 0, 255, Line, 255, 0, Line,
            Line, Line, Line, Line, Line, Line, Line,
            Line, 51, 102, Line, Line, Line, Line,
            Line, Line, Line, Line, Line, Line, Line,
        ], grid.Pixels.ToArray());
    }

    [Fact]
    public void A_scale_makes_squares_of_pixels()
    {
        var grid = ImageGrid.Tile(new(1, 2, [0f, 1f]), columns: 1, scale: 2, gap: 0);

        Assert.Equal([0, 0, 255, 255, 0, 0, 255, 255], grid.Pixels.ToArray());
    }

    [Fact]
    public void Every_value_stands_where_it_belongs()
    {
        var images = new GreyImages(5, 3, [.. Enumerable.Range(0, 7 * 15).Select(index => index / 255f)]);

        var grid = ImageGrid.Tile(images, columns: 3, scale: 2, gap: 1);

        for (var image = 0; image < 7; image++)
            for (var row = 0; row < 5; row++)
                for (var column = 0; column < 3; column++)
                    Assert.Equal(image * 15 + row * 3 + column, grid.Pixels[(image / 3 * 11 + 1 + 2 * row + 1) * grid.Width + image % 3 * 7 + 1 + 2 * column + 1]);
    }

    [Theory]
    [InlineData(-0.5f, 0)]
    [InlineData(1.5f, 255)]
    [InlineData(float.NaN, 0)]
    [InlineData(float.PositiveInfinity, 255)]
    [InlineData(0.5f, 128)]
    public void Values_outside_grey_are_drawn_as_the_nearer_end(float value, int level) =>
        Assert.Equal(level, new GreyImages(1, 1, [value]).Level(0, 0, 0));

    [Fact]
    public void Rows_of_pairs_alternate()
    {
        var pairs = ImageGrid.InterleaveRows(new(1, 1, [1, 2, 3, 4]), new(1, 1, [5, 6, 7, 8]), columns: 2);

        Assert.Equal([1, 2, 5, 6, 3, 4, 7, 8], pairs.Values.ToArray());
    }

    [Theory]
    [InlineData(8, 500, 2)]
    [InlineData(20, 600, 1)]
    [InlineData(40, 600, 1)]
    public void A_scale_fits_the_width(int columns, int width, int scale) =>
        Assert.Equal(scale, ImageGrid.ScaleToFit(new(28, 28, new float[28 * 28].ToImmutableArray()), columns, width));

    [Fact]
    public void Only_grey_shapes_are_images()
    {
        Assert.Equal((2, 3), Size(GreyImages.Of((2, 3), new float[6].ToImmutableArray())));
        Assert.Equal((2, 3), Size(GreyImages.Of((1, 2, 3), new float[6].ToImmutableArray())));
        Assert.Null(GreyImages.Of((3, 1, 2), new float[6].ToImmutableArray()));
        Assert.Null(GreyImages.Of(6, new float[6].ToImmutableArray()));

        static (int, int)? Size(GreyImages? images) => images is null ? null : (images.Height, images.Width);
    }

    [Fact]
    public void What_does_not_belong_together_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new GreyImages(2, 2, [1f, 2f, 3f]));
        var problem = Assert.Throws<ArgumentException>(() => new ImagePairs(new(1, 1, [0, 1]), new(1, 1, [0])));
        Assert.Contains("2 images of 1×1 beside 1 images of 1×1", problem.Message);
    }
}
