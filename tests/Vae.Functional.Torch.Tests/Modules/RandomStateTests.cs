using TorchSharp;
using Vae.Functional.Torch.Modules;

namespace Vae.Functional.Torch.Tests.Modules;

/// <summary>A module's weights before training are drawn without a trace. One generator serves the process, so that nothing runs beside it.</summary>
[CollectionDefinition(nameof(RandomStateTests), DisableParallelization = true)]
[Collection(nameof(RandomStateTests))]
public sealed class RandomStateTests
{
    [Fact]
    public void The_programs_own_random_numbers_are_left_alone()
    {
        var function = new ModuleFunction(Examples.Layer);
        using var before = torch.get_rng_state();
        function.Start(7, new float[function.WeightCount]);
        using var after = torch.get_rng_state();

        Assert.Equal(before.bytes.ToArray(), after.bytes.ToArray());
    }
}
