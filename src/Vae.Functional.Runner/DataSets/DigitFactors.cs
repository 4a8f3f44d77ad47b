using System.Collections.Immutable;

namespace Vae.Functional.Runner.DataSets;

/// <summary>What a drawn digit is made from: the ground truth that a latent space is compared with.</summary>
/// <param name="Class">The digit, 0 … 9.</param>
/// <param name="Style">Which way of writing that digit: 0, 1 or 2.</param>
/// <param name="Slant">How far the top leans to the right of the bottom, as a fraction of the height.</param>
/// <param name="Thickness">The width of the stroke, in pixels.</param>
/// <param name="Scale">The size, 1 being 19 pixels high.</param>
/// <param name="Aspect">The width in proportion to the height, 1 being the template's.</param>
/// <param name="ShiftX">The displacement to the right, in pixels.</param>
/// <param name="ShiftY">The displacement downwards, in pixels.</param>
/// <param name="Wobble">The unsteadiness of the hand: the standard deviation of the control points, as a fraction of the height.</param>
public readonly record struct DigitFactors(
    int Class,
    int Style,
    float Slant,
    float Thickness,
    float Scale,
    float Aspect,
    float ShiftX,
    float ShiftY,
    float Wobble)
{
    // Enough to tell values of a factor apart, few enough for each to hold many digits.
    private const int Bins = 10;

    /// <summary>The factors of digits as classes, real ones in ten bins.</summary>
    public static ImmutableArray<Factor> Classes(ImmutableArray<DigitFactors> digits)
    {
        Factor Binned(string name, Func<DigitFactors, float> value) => Factor.Binned(name, [.. digits.Select(value)], Bins);
        return
        [
            new("class", [.. digits.Select(digit => digit.Class)]),
            new("style", [.. digits.Select(digit => digit.Style)]),
            Binned("slant", digit => digit.Slant),
            Binned("thickness", digit => digit.Thickness),
            Binned("scale", digit => digit.Scale),
            Binned("aspect", digit => digit.Aspect),
            Binned("shift-x", digit => digit.ShiftX),
            Binned("shift-y", digit => digit.ShiftY),
            Binned("wobble", digit => digit.Wobble),
        ];
    }
}
