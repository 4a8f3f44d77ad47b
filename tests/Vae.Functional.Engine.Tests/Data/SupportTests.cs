using Vae.Functional.Bounds;
using Vae.Functional.Engine.Data;

namespace Vae.Functional.Engine.Tests.Data;

public class SupportTests
{
    private static DataSet Data(params float[] values) => new("points", (1, 2), [.. values], []);

    [Theory]
    [InlineData(Support.Binary, 0.5f, "holds 0.5 where 0 or 1 was expected; binarise it: --binarise static")]
    [InlineData(Support.Binary, 255f, "holds 255 where 0 or 1 was expected; scale it to [0, 1], then binarise it: --binarise static")]
    [InlineData(Support.UnitInterval, -0.25f,
        "holds -0.25 where a number in [0, 1] was expected; scale it, or declare the observation as RealValued")]
    [InlineData(Support.UnitInterval, 1.0000001f,
        "holds 1.0000001 where a number in [0, 1] was expected; scale it, or declare the observation as RealValued")]
    [InlineData(Support.UnitInterval, float.NaN,
        "holds NaN where a number in [0, 1] was expected; drop the observation or fill in a value")]
    [InlineData(Support.Real, float.NaN, "holds NaN where a finite number was expected; drop the observation or fill in a value")]
    [InlineData(Support.Real, float.NegativeInfinity,
        "holds -Infinity where a finite number was expected; drop the observation or fill in a value")]
    public void Names_the_first_value_outside(Support support, float value, string expected) =>
        Assert.Equal(
            $"points: observation 1, position [0, 1] (both counted from 0) {expected}",
            SupportCheck.Check(Data(0, 1, 1, value, value, 0), support).Message());

    [Theory]
    [InlineData(Support.Binary, 0f, 1f)]
    [InlineData(Support.UnitInterval, 0f, 1f)]
    [InlineData(Support.UnitInterval, 0.5f, float.Epsilon)]
    [InlineData(Support.Real, -1e30f, 255f)]
    public void Hands_on_data_inside(Support support, float a, float b)
    {
        var data = Data(a, b);
        Assert.Same(data, SupportCheck.Check(data, support).Value());
    }

    [Fact]
    public void Looks_at_the_test_part_too() =>
        Assert.StartsWith("points (test): observation 0, position [0, 1]",
            SupportCheck.Check(Data(0, 1) with { Test = Data(0, 2) with { Name = "points (test)" } }, Support.Binary).Message());
}
