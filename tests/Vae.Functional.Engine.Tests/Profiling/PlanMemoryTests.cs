using System.Collections.Immutable;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Engine.Profiling;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Engine.Tests.Profiling;

/// <summary>How much memory a plan has, and how much it cannot do without.</summary>
public sealed class PlanMemoryTests
{
    // Five numbers, in buffers of sixteen.
    private static readonly ParameterLayout Layout = ParameterLayout.Of(Graph.Of(new Output("y", Parameter("w", 5, Initialisation.Zeros))));

    [Fact]
    public void What_is_alive_is_what_is_still_read()
    {
        // 16 numbers; beside them 32, made of the first; the 16 again, made of the 32.
        var memory = Of(
            Step(Slot.Contiguous(Area.Inputs, 0, [16]), At(0, 16)),
            Step(At(0, 16), At(16, 32)),
            Step(At(16, 32), At(0, 16)),
            Step(At(0, 16), Slot.Contiguous(Area.Outputs, 0, [16])));

        Assert.Equal((48 * 4, 100 * 4), (memory.Live, memory.Arena));
        Assert.Equal((4 * 16 * 4, 5 * 4), (memory.Flat, memory.Trained));
        Assert.Equal((64 + 100) / (20 + 48.0), memory.Overhead);
    }

    [Fact]
    public void What_is_written_in_place_counts_once() =>
        Assert.Equal(16 * 4, Of(Step(Slot.Contiguous(Area.Inputs, 0, [16]), At(0, 16)), Step(At(0, 16), At(0, 16)), Step(At(0, 16), At(0, 16))).Live);

    [Fact]
    public void A_part_that_is_read_keeps_the_whole() => Assert.Equal(
        (16 + 8) * 4,
        Of(Step(Slot.Contiguous(Area.Inputs, 0, [16]), At(0, 16)), Step(At(4, 2), At(16, 8)), Step(At(12, 4), At(32, 4))).Live);

    [Fact]
    public void What_an_optimiser_remembers_counts()
    {
        var plan = Plan(Step(Slot.Contiguous(Area.Inputs, 0, [16]), At(0, 16)));

        Assert.Equal(4 * 16 * 4, PlanMemory.Of(plan, Layout, new AdamW()).Flat);
        Assert.Equal(3 * 16 * 4, PlanMemory.Of(plan, Layout, new Sgd()).Flat);
        Assert.Equal((48 + 100) / (15 + 16.0), PlanMemory.Of(plan, Layout, new Adagrad()).Overhead);
    }

    private static PlanMemory Of(params Instruction[] steps) => PlanMemory.Of(Plan(steps), Layout, new Adam());

    private static ExecutionPlan Plan(params Instruction[] steps) =>
        new(
            1,
            [.. steps],
            ImmutableSortedDictionary<string, Slot>.Empty,
            ImmutableSortedDictionary<string, Slot>.Empty,
            [],
            Enum.GetValues<Area>().ToImmutableSortedDictionary(area => area, _ => 100));

    private static Instruction Step(Slot from, Slot to) => new(Primitive.StopGradient, Attributes.None, [from], to);

    private static Slot At(int offset, int count) => Slot.Contiguous(Area.Arena, offset, [count]);
}
