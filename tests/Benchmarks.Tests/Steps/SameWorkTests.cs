using LanguageExt;
using Vae.Functional.Benchmarks.Running;
using Vae.Functional.Benchmarks.Steps.Contestants;
using Vae.Functional.Engine;

namespace Vae.Functional.Benchmarks.Tests.Steps;

/// <summary>
/// All contestants do the same: on the same parameters, batch and noise the first loss agrees, and after steps of Adam, which follow
/// the gradients, the next ones do.
/// </summary>
public sealed class SameWorkTests
{
    private const int Steps = 3;

    // Of float32 sums over at most a few hundred numbers, three steps on.
    private const double Tolerance = 2e-5;

    [Theory]
    [MemberData(nameof(SmallModels.Names), MemberType = typeof(SmallModels))]
    public void The_usual_style_has_our_losses(string model)
    {
        var given = GivenStep.Of(SmallModels.Named(model));
        AssertOurs(given, [.. UsualContestant.Losses(given.Model, given.Parameters, given.Batch, given.Noise, Steps)]);
    }

    [PyTorchTheory]
    [MemberData(nameof(SmallModels.Names), MemberType = typeof(SmallModels))]
    public async Task PyTorch_has_our_losses_eager_and_scripted(string model)
    {
        var given = GivenStep.Of(SmallModels.Named(model));
        var entry = new Entry(given.Model, Threads: 1, Steps: 1, await Python.Find(CancellationToken.None));
        foreach (var scripted in new[] { false, true })
            AssertOurs(given, await PyTorchContestant.Losses(
                entry, scripted, given.Parameters, given.Batch, given.Noise, Steps, CancellationToken.None));
    }

    private static void AssertOurs(GivenStep given, IEnumerable<double> theirs)
    {
        var losses = theirs.ToArray();
        foreach (var kind in Enum.GetValues<EngineKind>())
        {
            using var engine = Engines.Find(new EngineOptions(Kind: kind)).OrThrow();
            var ours = given.Losses(engine, Steps);
            Assert.True(ours[0] - ours[^1] > 10 * Tolerance * Math.Abs(ours[0]), "the steps change the loss too little to tell");
            Assert.Equal(Steps, losses.Length);
            for (var step = 0; step < Steps; step++)
                Assert.Equal(ours[step], losses[step], Tolerance * Math.Abs(ours[step]));
        }
    }
}

/// <summary>A test that asks PyTorch, skipped where no Python has it.</summary>
internal sealed class PyTorchTheoryAttribute : TheoryAttribute
{
    public PyTorchTheoryAttribute() => Skip = Missing;

    private static readonly string? Missing =
        Python.Find(CancellationToken.None).GetAwaiter().GetResult().LeftToSeq().Map(fault => fault.Message).FirstOrDefault();
}
