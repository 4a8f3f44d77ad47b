using System.Reflection;
using TorchSharp;
using Vae.Functional.Engine.Tests.Execution;

namespace Vae.Functional.Torch.Tests.Training;

/// <summary>Steps on the torch engine: no work for the collector, and no tensor storage of libtorch's either.</summary>
public sealed class AllocationTests() : AllocationLaws(team => new TorchEngine(team))
{
    [CountedTheory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_thousand_more_steps_of_an_epoch_allocate_no_more_tensors(int threads) =>
        Assert.Equal(0, OfThousandSteps(threads, CountedTheoryAttribute.Count!));
}

/// <summary>A test that counts what libtorch allocates for tensors, which the stand-in can.</summary>
internal sealed class CountedTheoryAttribute : TheoryAttribute
{
    public CountedTheoryAttribute() => Skip = Count is null ? $"{typeof(torch).Assembly.GetName().Name} does not count libtorch's allocations" : null;

    /// <summary>How often tensor storage has been allocated for this thread.</summary>
    public static Func<long>? Count { get; } = typeof(torch).Assembly.GetType("TorchSharp.Native")
        ?.GetMethod("allocations", BindingFlags.Static | BindingFlags.Public)
        ?.CreateDelegate<Func<long>>();
}
