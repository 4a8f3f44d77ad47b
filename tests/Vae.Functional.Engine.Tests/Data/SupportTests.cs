using Vae.Functional.Bounds;
using Vae.Functional.Engine.Data;
using Vae.Functional.Engine.Training;

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
    [InlineData(Support.OpenUnitInterval, 1f,
        "holds 1 where a number between 0 and 1, without them, was expected; add noise, data.Dequantised(), or use a ContinuousBernoulli likelihood")]
    [InlineData(Support.Levels, 0.5f, "holds 0.5 where a grey level, a multiple of 1/255, was expected; declare the observation as UnitInterval")]
    [InlineData(Support.Counts, 0.5f,
        "holds 0.5 where a count, 0, 1, 2, …, was expected; give counts that are not scaled, or declare the observation as RealValued")]
    [InlineData(Support.Counts, float.NaN, "holds NaN where a count, 0, 1, 2, …, was expected; drop the observation or fill in a value")]
    [InlineData(Support.Categories, -1f, "holds -1 where the number of a category, from 0 on, was expected; number the categories from 0")]
    [InlineData(Support.Real, float.NaN, "holds NaN where a finite number was expected; drop the observation or fill in a value")]
    [InlineData(Support.Real, float.NegativeInfinity,
        "holds -Infinity where a finite number was expected; drop the observation or fill in a value")]
    public void Names_the_first_value_outside(Support support, float value, string expected) =>
        Assert.Equal(
            $"points: observation 1, position [0, 1] (both counted from 0) {expected}",
            SupportCheck.Check(Data(At(support, 0), At(support, 1), At(support, 1), value, value, At(support, 0)), support).Message());

    // A value that is inside.
    private static float At(Support support, float value) => support == Support.OpenUnitInterval ? 0.5f : value;

    [Fact]
    public void A_category_has_one_of_the_declared_numbers()
    {
        Assert.True(SupportCheck.Check(Data(0, 2), Support.Categories, categories: 3).IsRight);
        Assert.Contains(
            "holds 3 where the number of a category, 0 to 2, was expected; number the categories from 0, or declare as many as there are",
            SupportCheck.Check(Data(0, 3), Support.Categories, categories: 3).Message());
    }

    [Fact]
    public void Columns_are_held_to_the_values_of_their_own()
    {
        var network = new Mlp([], Activation.Tanh);
        var table = new VaeSpec(
            new Columns(new Binary(1), new Categories(1, 3)), new StandardNormal(1), new DiagonalGaussian(network),
            new ColumnsLikelihood(new Bernoulli(network), 1, new Categorical(network, 3)));
        DataSet Rows(params float[] values) => new("rows", 2, [.. values], []);

        Assert.True(ModelData.Check(table, Rows(1, 2, 0, 0)).IsRight);
        Assert.StartsWith("rows: observation 1, position [0] (both counted from 0) holds 2 where 0 or 1", ModelData.Check(table, Rows(1, 2, 2, 0)).Message());
        Assert.StartsWith("rows: observation 0, position [1] (both counted from 0) holds 3 where the number of a category, 0 to 2,",
            ModelData.Check(table, Rows(1, 3, 0, 0)).Message());
    }

    [Fact]
    public void Every_level_of_a_byte_is_inside() =>
        Assert.True(SupportCheck.Check(Data([.. Enumerable.Range(0, 256).Select(level => level / 255f)]), Support.Levels).IsRight);

    [Fact]
    public void Noise_leaves_no_level_at_an_end()
    {
        var levels = Data([.. Enumerable.Repeat(1f, 1 << 20)]);
        Assert.True(SupportCheck.Check(levels.Dequantised(), Support.OpenUnitInterval).IsRight);
    }

    [Theory]
    [InlineData(Support.Binary, 0f, 1f)]
    [InlineData(Support.UnitInterval, 0f, 1f)]
    [InlineData(Support.UnitInterval, 0.5f, float.Epsilon)]
    [InlineData(Support.Counts, 3f, 16777216f)]
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
