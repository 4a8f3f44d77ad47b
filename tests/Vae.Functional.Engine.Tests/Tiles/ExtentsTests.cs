using Vae.Functional.Engine.Planning;
using Vae.Functional.Engine.Tiles;

namespace Vae.Functional.Engine.Tests.Tiles;

/// <summary>The same positions along other axes.</summary>
public sealed class ExtentsTests
{
    public static TheoryData<Sizes, Sizes, Sizes?> Pairs => new()
    {
        { [1000, 784], [50, 20, 784], [50, 20, 784] },
        { [6, 4], [2, 12], [2, 3, 4] },
        { [2, 1, 3], [6], [2, 3] },
        { [], [1, 1], [] },
        { [4, 6], [6, 4], null },
        { [2, 3], [7], null },
        { [0, 3], [0, 3], [0, 3] },
        { [0, 3], [0], null },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Common_axes_are_the_coarsest_of_which_both_are_made(Sizes a, Sizes b, Sizes? common)
    {
        Assert.Equal(common, Extents.Common(a, b));
        Assert.Equal(common, Extents.Common(b, a));
    }

    [Fact]
    public void A_slot_along_finer_axes_walks_the_same_numbers() =>
        Assert.Equal(
            new Slot(Area.Inputs, 5, [2, 3, 4, 2], [3000, 1000, 2, 1]),
            Extents.Refined(new Slot(Area.Inputs, 5, [6, 8], [1000, 1]), [2, 3, 4, 2]));

    [Fact]
    public void Axes_that_all_slots_walk_as_one_are_joined() =>
        Assert.Equal(
            [new Slot(Area.Inputs, 0, [2, 12], [12, 1]), new Slot(Area.Arena, 0, [2, 12], [0, 1])],
            Extents.Joined(
                [new Slot(Area.Inputs, 0, [2, 1, 3, 4], [12, 12, 4, 1]), new Slot(Area.Arena, 0, [2, 1, 3, 4], [0, 0, 4, 1])],
                [2, 1, 3, 4]));
}
