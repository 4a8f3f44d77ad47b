using Vae.Functional.Engine.Embedded;
using Vae.Functional.Engine.Profiling;

namespace Vae.Functional.Engine.Tests.Profiling;

/// <summary>A profile is of the whole step: nothing of it is left out, and nothing counted twice.</summary>
public sealed class ProfilerTests
{
    private static readonly VaeSpec Spec = new(
        new UnitInterval(9),
        new StandardNormal(2),
        new DiagonalGaussian(new Mlp([5], Activation.Relu)),
        new Gaussian(new Mlp([6], Activation.Tanh), new LearnedSigma(0.1)));

    [Fact]
    public void Every_part_of_a_step_is_there()
    {
        using var engine = new EmbeddedEngine();
        var profile = Profiler.Measure(Spec, new TrainingPlan(1, BatchSize: 4, Optimiser: new Adagrad()), engine).Value();

        Assert.Equal(Enum.GetValues<Work>(), profile.Parts.Select(part => part.Work).Distinct().Order());
        Assert.All(profile.Parts, part => Assert.True(part.Seconds >= 0));
        Assert.All(profile.Parts, part => Assert.Equal(part.Work == Work.Multiply, part.Operations > 0));
        // Three products a weight but the first, whose input is data: 2·4·(3·(9·5 + 2·5·2 + 2·6 + 2·6·9) − 9·5).
        Assert.Equal(2 * 4 * ((3 * (45 + 20 + 12 + 108)) - 45), profile.Parts.Sum(part => part.Operations));
        Assert.Equal("parameters: Adagrad", $"{profile.Parts.Single(part => part.Work == Work.Optimiser).Name}");
        Assert.InRange(profile.Memory.Overhead, 1, 3);
        Assert.True(profile.Preparation is { FirstSeconds: > 0, NextSeconds: > 0 });
    }

    [Fact]
    public void A_batch_that_no_memory_holds_is_a_fault()
    {
        using var engine = new EmbeddedEngine();

        Assert.Contains("lower the batch size", Profiler.Measure(Spec, new TrainingPlan(1, int.MaxValue), engine).Message());
    }
}
