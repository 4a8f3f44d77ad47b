namespace Vae.Functional.Runner.DataSets;

/// <summary>
/// A round pen on a sheet of 28×28 pixels. Grey is the distance of a pixel's centre to the edge of the stroke, quantised to 256 levels;
/// only additions, multiplications, divisions and square roots lead to it, so every machine draws the same picture.
/// </summary>
internal sealed class DigitPen
{
    /// <summary>The pixels of a row, and of a column.</summary>
    public const int Side = 28;

    /// <summary>The pixels of a sheet.</summary>
    public const int Pixels = Side * Side;

    /// <summary>Over how many pixels the edge of a stroke fades from black to white.</summary>
    private const float Edge = 1.05f;

    private const int SegmentsPerSpan = 6;

    private readonly float[] depth = new float[Pixels];

    /// <summary>Takes a new sheet.</summary>
    public void Clear() => Array.Fill(depth, float.NegativeInfinity);

    /// <summary>Draws a Catmull–Rom curve through the points, its radius going evenly from one value to the other.</summary>
    public void Stroke(ReadOnlySpan<Point> points, float firstRadius, float lastRadius)
    {
        var spans = points.Length - 1;
        var closed = points[0] == points[spans];
        var steps = spans * SegmentsPerSpan;
        var (from, fromRadius) = (points[0], firstRadius);
        for (var step = 1; step <= steps; step++)
        {
            var span = (step - 1) / SegmentsPerSpan;
            var before = span > 0 ? points[span - 1] : closed ? points[spans - 1] : points[0];
            var after = span + 2 <= spans ? points[span + 2] : closed ? points[1] : points[spans];
            var to = Curve(before, points[span], points[span + 1], after, (step - span * SegmentsPerSpan) / (float)SegmentsPerSpan);
            var toRadius = firstRadius + (lastRadius - firstRadius) * step / steps;
            Segment(from, to, (fromRadius + toRadius) / 2);
            (from, fromRadius) = (to, toRadius);
        }
    }

    /// <summary>Writes the sheet as intensities in [0, 1], row after row.</summary>
    public void CopyTo(Span<float> image)
    {
        for (var pixel = 0; pixel < Pixels; pixel++)
        {
            var cover = Math.Clamp(depth[pixel] / Edge + 0.5f, 0f, 1f);
            image[pixel] = (int)(cover * 255f + 0.5f) / 255f;
        }
    }

    /// <summary>Deepens the pixels within reach of a segment: depth is how far inside the stroke's edge a pixel's centre is.</summary>
    private void Segment(Point from, Point to, float radius)
    {
        var reach = radius + Edge / 2;
        var (left, right) = (First(Math.Min(from.X, to.X) - reach), Last(Math.Max(from.X, to.X) + reach));
        var (top, bottom) = (First(Math.Min(from.Y, to.Y) - reach), Last(Math.Max(from.Y, to.Y) + reach));
        var (directionX, directionY) = (to.X - from.X, to.Y - from.Y);
        var perSquaredLength = 1 / Math.Max(directionX * directionX + directionY * directionY, 1e-12f);
        for (var row = top; row <= bottom; row++)
        {
            var offsetY = row + 0.5f - from.Y;
            for (var column = left; column <= right; column++)
            {
                var offsetX = column + 0.5f - from.X;
                var along = Math.Clamp((offsetX * directionX + offsetY * directionY) * perSquaredLength, 0f, 1f);
                var (x, y) = (offsetX - along * directionX, offsetY - along * directionY);
                ref var deepest = ref depth[row * Side + column];
                deepest = Math.Max(deepest, radius - MathF.Sqrt(x * x + y * y));
            }
        }
    }

    private static int First(float coordinate) => Math.Max(0, (int)MathF.Floor(coordinate));

    private static int Last(float coordinate) => Math.Min(Side - 1, (int)MathF.Floor(coordinate));

    private static Point Curve(Point before, Point from, Point to, Point after, float t) =>
        new(Curve(before.X, from.X, to.X, after.X, t), Curve(before.Y, from.Y, to.Y, after.Y, t));

    private static float Curve(float before, float from, float to, float after, float t) =>
        from + t * 0.5f * (to - before + t * (2 * before - 5 * from + 4 * to - after + t * (3 * (from - to) + after - before)));
}
