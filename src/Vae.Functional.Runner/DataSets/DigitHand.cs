using Vae.Functional.Noise;

namespace Vae.Functional.Runner.DataSets;

/// <summary>Turns factors and a key into the curves of one written digit, in pixels.</summary>
internal static class DigitHand
{
    private const float Centre = DigitPen.Side / 2f;
    private const float Height = 19f;

    /// <summary>Draws the factors of a digit. Each is a clamped normal around the middle of its range.</summary>
    public static DigitFactors Factors(NoiseKey key, int digit)
    {
        Span<float> normals = stackalloc float[7];
        key.Then("factors").FillStandardNormal(normals);
        Span<float> style = stackalloc float[1];
        key.Then("style").FillUniform(style);
        return new(
            digit,
            (int)(style[0] * DigitGlyphs.Styles),
            Slant: Math.Clamp(0.14f + 0.20f * normals[0], -0.4f, 0.55f),
            Thickness: Math.Clamp(2.3f + 0.55f * normals[1], 1.3f, 4.0f),
            Scale: Math.Clamp(1f + 0.07f * normals[2], 0.8f, 1.15f),
            Aspect: Math.Clamp(1f + 0.12f * normals[3], 0.7f, 1.3f),
            ShiftX: Math.Clamp(0.7f * normals[4], -2f, 2f),
            ShiftY: Math.Clamp(0.7f * normals[5], -2f, 2f),
            Wobble: Math.Clamp(0.024f + 0.008f * normals[6], 0.005f, 0.04f));
    }

    /// <summary>Writes the digit: the template's points, moved by the unsteady hand, then slanted, scaled and placed.</summary>
    public static void Write(NoiseKey key, DigitFactors factors, DigitPen pen)
    {
        // Two normals bend the whole digit, two bend its stroke widths, then two move each point.
        var strokes = DigitGlyphs.Of(factors.Class, factors.Style);
        Span<float> normals = stackalloc float[128];
        key.Then("hand").FillStandardNormal(normals);
        foreach (ref var normal in normals)
            normal = Math.Clamp(normal, -1.8f, 1.8f); // beyond that a zero may be a triangle
        var (bendX, bendY) = (normals[0] * factors.Wobble * 2f, normals[1] * factors.Wobble * 2f);
        var (press, taper) = (normals[2] * 0.05f, normals[3] * 0.12f);

        Span<Point> points = stackalloc Point[24];
        var used = 4;
        var placed = new List<(Point Template, Point Placed)>(32);
        foreach (var stroke in strokes)
        {
            for (var index = 0; index < stroke.Length; index++)
            {
                var template = stroke[index];
                var known = placed.FindIndex(pair => pair.Template == template);
                if (known < 0)
                {
                    known = placed.Count;
                    placed.Add((template, Place(template, normals[used], normals[used + 1])));
                    used += 2;
                }

                points[index] = placed[known].Placed;
            }

            var radius = factors.Thickness / 2;
            pen.Stroke(points[..stroke.Length], radius * (1 + press - taper), radius * (1 + press + taper));
        }

        Point Place(Point template, float normalX, float normalY)
        {
            var (x, y) = (template.X - 0.5f, template.Y - 0.5f);
            var movedX = x + bendX * (4 * y * y - 0.5f) + factors.Wobble * normalX;
            var movedY = y + bendY * (4 * x * y) + factors.Wobble * normalY;
            var size = Height * factors.Scale;
            return new(
                Centre + factors.ShiftX + size * (factors.Aspect * movedX - factors.Slant * movedY),
                Centre + factors.ShiftY + size * movedY);
        }
    }
}
