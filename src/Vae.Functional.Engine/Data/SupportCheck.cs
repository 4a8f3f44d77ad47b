using System.Globalization;
using LanguageExt;
using Vae.Functional.Bounds;

namespace Vae.Functional.Engine.Data;

/// <summary>Holds a data set to the support of the observation that a spec declares: outside of it a likelihood means nothing.</summary>
public static class SupportCheck
{
    /// <summary>The data set itself; or the first value, in it or in its test part, that the support does not have.</summary>
    public static Either<Fault, DataSet> Check(DataSet data, Support support) =>
        from own in CheckPart(data, support)
        from test in data.Test is { } part ? CheckPart(part, support) : own
        select data;

    private static Either<Fault, DataSet> CheckPart(DataSet data, Support support)
    {
        var values = data.Values.AsSpan();
        for (var index = 0; index < values.Length; index++)
        {
            if (!Has(support, values[index]))
                return Outside(data, support, index);
        }

        return data;
    }

    // A NaN fails every comparison.
    private static bool Has(Support support, float value) => support switch
    {
        Support.Binary => value is 0f or 1f,
        Support.UnitInterval => value is >= 0f and <= 1f,
        _ => float.IsFinite(value),
    };

    private static Fault Outside(DataSet data, Support support, int index)
    {
        var value = data.Values[index];
        var (observation, offset) = Math.DivRem(index, data.Width);
        var (expected, remedy) = (support, value) switch
        {
            (Support.Binary, >= 0f and <= 1f) => ("0 or 1", "binarise it: --binarise static"),
            (Support.Binary, _) => ("0 or 1", "scale it to [0, 1], then binarise it: --binarise static"),
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
