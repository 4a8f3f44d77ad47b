using System.Globalization;
using LanguageExt;
using Vae.Functional.Bounds;

namespace Vae.Functional.Engine.Data;

/// <summary>Holds a data set to the support of the observation that a spec declares: outside of it a likelihood means nothing.</summary>
public static class SupportCheck
{
    /// <summary>The data set itself; or the first value, in it or in its test part, that the support does not have.</summary>
    /// <param name="data">The data.</param>
    /// <param name="support">The values that they may take.</param>
    /// <param name="categories">How many categories there are, where that is what they are.</param>
    /// <param name="columns">Which numbers of an observation laid flat are looked at; null for all.</param>
    public static Either<Fault, DataSet> Check(DataSet data, Support support, int categories = int.MaxValue, Range? columns = null) =>
        from own in CheckPart(data, support, categories, columns ?? ..)
        from test in data.Test is { } part ? CheckPart(part, support, categories, columns ?? ..) : own
        select data;

    private static Either<Fault, DataSet> CheckPart(DataSet data, Support support, int categories, Range columns)
    {
        var values = data.Values.AsSpan();
        var (start, count) = columns.GetOffsetAndLength(data.Width);
        for (var row = 0; row < values.Length; row += data.Width)
        {
            for (var index = row + start; index < row + start + count; index++)
            {
                if (!Has(support, values[index]) || (support == Support.Categories && values[index] >= categories))
                    return Outside(data, support, categories, index);
            }
        }

        return data;
    }

    private const float LastLevel = 255;

    // A NaN fails every comparison.
    private static bool Has(Support support, float value) => support switch
    {
        Support.Binary => value is 0f or 1f,
        Support.Categories or Support.Counts => value >= 0f && float.IsInteger(value),
        Support.Levels => value is >= 0f and <= 1f && value == MathF.Round(value * LastLevel) / LastLevel,
        Support.OpenUnitInterval => value is > 0f and < 1f,
        Support.UnitInterval => value is >= 0f and <= 1f,
        _ => float.IsFinite(value),
    };

    private static Fault Outside(DataSet data, Support support, int categories, int index)
    {
        var value = data.Values[index];
        var (observation, offset) = Math.DivRem(index, data.Width);
        var (expected, remedy) = (support, value) switch
        {
            (Support.Binary, >= 0f and <= 1f) => ("0 or 1", "binarise it: --binarise static"),
            (Support.Binary, _) => ("0 or 1", "scale it to [0, 1], then binarise it: --binarise static"),
            (Support.Categories, _) when categories < int.MaxValue =>
                ($"the number of a category, 0 to {categories - 1},", "number the categories from 0, or declare as many as there are"),
            (Support.Categories, _) => ("the number of a category, from 0 on,", "number the categories from 0"),
            (Support.Counts, var number) when float.IsFinite(number) =>
                ("a count, 0, 1, 2, …,", "give counts that are not scaled, or declare the observation as RealValued"),
            (Support.Counts, _) => ("a count, 0, 1, 2, …,", "drop the observation or fill in a value"),
            (Support.Levels, >= 0f and <= 1f) => ("a grey level, a multiple of 1/255,", "declare the observation as UnitInterval"),
            (Support.Levels, _) => ("a grey level, a multiple of 1/255,", "give the levels 0 to 255 divided by 255"),
            (Support.OpenUnitInterval, 0f or 1f) =>
                ("a number between 0 and 1, without them,", "add noise, data.Dequantised(), or use a ContinuousBernoulli likelihood"),
            (Support.UnitInterval, var number) when float.IsFinite(number) =>
                ("a number in [0, 1]", "scale it, or declare the observation as RealValued"),
            (Support.UnitInterval, _) => ("a number in [0, 1]", "drop the observation or fill in a value"),
            _ => ("a finite number", "drop the observation or fill in a value"),
        };
        return new Fault(
            $"{data.Name}: observation {observation}, position {Position(data.Shape, offset)} (both counted from 0) holds "
            + $"{value.ToString(CultureInfo.InvariantCulture)} where {expected} was expected; {remedy}");
    }

    private static string Position(Shape shape, int offset)
    {
        var position = new int[shape.Rank];
        for (var axis = shape.Rank - 1; axis >= 0; axis--)
            (offset, position[axis]) = Math.DivRem(offset, shape[axis].Count);
        return $"[{string.Join(", ", position)}]";
    }
}
