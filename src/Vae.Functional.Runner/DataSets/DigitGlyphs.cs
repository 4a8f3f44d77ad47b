using System.Collections.Immutable;
using System.Globalization;

namespace Vae.Functional.Runner.DataSets;

/// <summary>A control point of a stroke: x to the right, y downwards, the digit's height being 1.</summary>
internal readonly record struct Point(float X, float Y);

/// <summary>
/// How the ten digits are written, three ways each. A stroke is a smooth curve through its points, given in hundredths of the height;
/// where two strokes name the same point they stay joined, and meet in a corner.
/// </summary>
internal static class DigitGlyphs
{
    /// <summary>The ways of writing each digit.</summary>
    public const int Styles = 3;

    private static readonly ImmutableArray<ImmutableArray<Point>>[][] Glyphs =
    [
        [
            Glyph("58 2, 32 10, 17 48, 28 88, 50 100, 73 87, 83 50, 74 14, 52 1, 42 7"),
            Glyph("50 0, 25 14, 16 50, 26 87, 50 100, 74 87, 84 50, 74 13, 50 0"),
            Glyph("64 8, 44 4, 26 28, 20 62, 32 94, 54 97, 74 68, 78 32, 62 6, 50 2"),
        ],
        [
            Glyph("51 0, 50 50, 49 100"),
            Glyph("34 20, 46 11, 55 0", "55 0, 53 50, 52 100"),
            Glyph("34 18, 44 11, 52 0", "52 0, 51 50, 50 99", "28 100, 50 99, 74 99"),
        ],
        [
            Glyph("20 22, 33 5, 55 0, 75 12, 78 30, 62 56, 40 79, 18 97", "18 97, 42 94, 62 96, 86 95"),
            Glyph("20 20, 36 4, 58 1, 76 15, 74 36, 56 65, 34 91, 20 96, 15 86, 27 79, 48 88, 68 98, 89 91"),
            Glyph("22 12, 42 2, 66 6, 74 24, 66 48, 46 74, 26 92, 22 98", "22 98, 46 90, 64 92, 84 100"),
        ],
        [
            Glyph("22 14, 40 2, 63 4, 74 20, 64 38, 44 47", "44 47, 68 52, 80 70, 70 90, 46 100, 18 90"),
            Glyph("22 4, 50 3, 76 2", "76 2, 60 22, 45 42", "45 42, 68 47, 80 67, 70 90, 46 100, 20 92"),
            Glyph("24 12, 46 1, 68 10, 67 30, 50 44, 41 48, 50 50, 72 58, 78 78, 60 97, 36 100, 17 88"),
        ],
        [
            Glyph("28 2, 24 28, 19 55", "19 55, 46 56, 84 52", "70 6, 67 50, 64 100"),
            Glyph("62 0, 40 30, 14 64", "14 64, 50 65, 88 61", "62 0, 62 50, 61 100"),
            Glyph("24 5, 18 32, 28 50, 50 50, 73 40", "77 2, 70 45, 62 100"),
        ],
        [
            Glyph("80 3, 52 3, 30 5", "30 5, 28 25, 25 45", "25 45, 45 36, 68 42, 79 62, 70 86, 48 99, 19 91"),
            Glyph("82 2, 55 3, 35 8, 29 26, 34 40, 55 46, 75 60, 73 82, 54 98, 30 98, 15 88"),
            Glyph("34 4, 31 24, 28 42", "28 42, 52 38, 70 50, 74 70, 60 92, 38 100, 18 94", "34 4, 56 6, 82 1"),
        ],
        [
            Glyph("68 3, 45 15, 28 40, 20 70, 30 94, 52 100, 74 88, 76 68, 58 53, 36 58, 23 74"),
            Glyph("58 0, 38 28, 24 62, 28 90, 50 100, 72 86, 69 64, 48 57, 27 72"),
            Glyph("48 0, 30 32, 21 66, 28 93, 52 99, 76 84, 72 66, 50 62, 32 78, 30 92"),
        ],
        [
            Glyph("18 6, 46 6, 80 3", "80 3, 62 35, 48 68, 42 100"),
            Glyph("18 6, 46 6, 80 3", "80 3, 64 35, 52 68, 46 100", "32 52, 54 50, 76 47"),
            Glyph("18 20, 19 7", "19 7, 50 9, 78 5", "78 5, 68 28, 58 60, 54 100"),
        ],
        [
            Glyph("68 10, 48 0, 28 10, 28 30, 50 47, 72 66, 74 87, 50 100, 27 88, 28 67, 50 48, 70 30, 71 14, 60 3"),
            Glyph("50 0, 32 8, 29 26, 50 47, 71 26, 68 8, 50 0", "50 47, 26 60, 24 86, 50 100, 76 86, 74 60, 50 47"),
            Glyph("74 8, 52 2, 32 14, 36 34, 60 54, 68 76, 56 98, 34 96, 26 76, 42 52, 66 32, 74 8"),
        ],
        [
            Glyph("71 16, 52 3, 30 12, 24 32, 38 50, 60 44, 72 20", "74 4, 72 30, 68 65, 60 100"),
            Glyph("72 20, 54 2, 31 10, 25 31, 42 48, 64 40, 72 20", "72 20, 76 46, 71 80, 52 99, 28 94"),
            Glyph("70 12, 50 1, 28 16, 27 40, 48 48, 66 32, 70 12", "70 12, 66 44, 58 72, 46 100"),
        ],
    ];

    /// <summary>The strokes of a digit in one of its styles.</summary>
    public static ImmutableArray<ImmutableArray<Point>> Of(int digit, int style) => Glyphs[digit][style];

    private static ImmutableArray<ImmutableArray<Point>> Glyph(params string[] strokes) =>
        [.. strokes.Select(stroke => ImmutableArray.CreateRange(stroke.Split(", ").Select(Parse)))];

    private static Point Parse(string pair)
    {
        var numbers = Array.ConvertAll(pair.Split(' '), number => int.Parse(number, CultureInfo.InvariantCulture));
        return new(numbers[0] / 100f, numbers[1] / 100f);
    }
}
