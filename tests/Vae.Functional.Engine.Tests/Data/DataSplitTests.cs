using Vae.Functional.Engine.Data;

namespace Vae.Functional.Engine.Tests.Data;

public class DataSplitTests
{
    private static readonly DataSet Data =
        new("points", 2, [.. Enumerable.Range(0, 200).Select(index => index / 2f)], [.. Enumerable.Range(0, 100)])
        {
            Test = new("t", 2, [1, 2], [1]),
        };

    [Fact]
    public void The_last_observations_are_held_out_in_their_order()
    {
        var frames = DataSets.From("frames", [1, 2, 3, 4, 5, 6, 7, 8], 2, [0, 1, 2, 3]).Value();
        var split = frames.HoldOutLast(1).Value();
        Assert.Equal([1f, 2, 3, 4, 5, 6], split.Values.ToArray());
        Assert.Equal([7f, 8], split.Test!.Values.ToArray());
        Assert.Equal([3], split.Test.Labels.ToArray());
        Assert.Equal("frames (last 1)", split.Test.Name);
        Assert.Equal([1.0, 2, 3, 4, 5, 6], split.Matrix().Values.ToArray());
        foreach (var count in new[] { 0, 4 })
            Assert.Equal(
                $"frames: {count} of 4 observations cannot be held out; give at least 1 and fewer than all",
                frames.HoldOutLast(count).LeftToSeq().Head.Message);
    }

    [Fact]
    public void Each_observation_is_in_one_part_with_its_label()
    {
        var (training, validation) = Data.Split(0.1, seed: 3).Value();
        Assert.Equal((90, 10), (training.Count, validation.Count));
        Assert.Equal(Enumerable.Range(0, 100), training.Labels.Concat(validation.Labels).Order());
        foreach (var part in new[] { training, validation })
        {
            Assert.Equal(part.Labels.Order(), part.Labels.ToArray());
            for (var index = 0; index < part.Count; index++)
                Assert.Equal([part.Labels[index], part.Labels[index] + 0.5f], part[index].ToArray());
        }

        Assert.Same(Data.Test, training.Test);
        Assert.Null(validation.Test);
        Assert.Equal("points (validation)", validation.Name);
    }

    [Fact]
    public void The_seed_decides()
    {
        Assert.Equal(Data.Split(0.3, 3).Value().Validation.Labels.ToArray(), Data.Split(0.3, 3).Value().Validation.Labels.ToArray());
        Assert.NotEqual(Data.Split(0.3, 3).Value().Validation.Labels.ToArray(), Data.Split(0.3, 4).Value().Validation.Labels.ToArray());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.001, 1)]
    [InlineData(0.99, 99)]
    public void Counts(double fraction, int expected) => Assert.Equal(expected, Data.Split(fraction, 1).Value().Validation.Count);

    [Theory]
    [InlineData(-0.1, "the validation fraction is -0.1; it must be at least 0 and below 1")]
    [InlineData(1, "the validation fraction is 1; it must be at least 0 and below 1")]
    [InlineData(double.NaN, "the validation fraction is NaN; it must be at least 0 and below 1")]
    [InlineData(0.999,
        "points: a validation fraction of 0.999 leaves none of its 100 observations to train on; give more data or a smaller fraction")]
    public void Refuses(double fraction, string expected) => Assert.Equal(expected, Data.Split(fraction, 1).Message());

    [Fact]
    public void Unlabelled_data_stay_so() => Assert.Empty((Data with { Labels = [] }).Split(0.1, 1).Value().Training.Labels);
}
