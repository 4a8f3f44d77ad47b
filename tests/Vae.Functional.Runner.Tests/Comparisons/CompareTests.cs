using Vae.Functional.Runner.Tests.Commands;

namespace Vae.Functional.Runner.Tests.Comparisons;

/// <summary><c>compare</c>: specs and baselines side by side, surrogates labelled as such.</summary>
[Collection(nameof(Serial))]
public sealed class CompareTests : IDisposable
{
    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public void Specs_and_baselines_stand_side_by_side()
    {
        var output = Run("tiny/grey tiny/double-beta ppca:2 pca:2 mixture:3 --seeds 2 --epochs 2");

        Assert.Equal(10, output.Split('\n').Count(line => line.StartsWith("training ", StringComparison.Ordinal)));
        Assert.Contains("training tiny/double-beta, seed 1", output);
        Assert.Contains("on spots (test), 40 observations; 2 seeds, 2 epochs each; mean ± standard error over seeds and observations", output);
        Assert.Matches(@"(?m)^  tiny/grey +bound -?\d[\d.]* ± \d[\d.]* +\d", output);
        Assert.Matches(@"(?m)^  ppca:2 +log p\(x\) -?\d[\d.]* ± \d[\d.]* +\d", output);
        Assert.Matches(@"(?m)^  pca:2 +none, a projection is no distribution over x +\d", output);
        Assert.Matches(@"(?m)^differences to tiny/grey, paired by seed and observation, with 95 % intervals\r?$", output);
        Assert.Matches(@"(?m)^  tiny/double-beta +-?\d[\d.]* \[-?[\d.]+, -?[\d.]+\] +-?\d", output);
        Assert.Matches(@"(?m)^  mixture:3 +-?\d[\d.]* \[-?[\d.]+, -?[\d.]+\] \(log p\(x\) less bound\) +-?\d", output);
    }

    [Fact]
    public void A_surrogate_has_no_place_in_the_ranking()
    {
        var output = Run("tiny/grey tiny/grey-as-bits --seeds 1 --epochs 1");

        Assert.Matches(@"(?m)^  tiny/grey-as-bits +surrogate objective -?\d[\d.]* ± [\d.]+, no bound on log p\(x\) \(VAE1001\) +\d", output);
        Assert.Matches(
            @"(?m)^  tiny/grey-as-bits +not compared: the surrogate objective of tiny/grey-as-bits is no bound on log p\(x\) \(VAE1001\) +-?\d",
            output);
        Assert.Contains("over observations (one seed: how seeds scatter is not known)", output);
    }

    [Fact]
    public void A_density_is_not_compared_with_a_mass_of_bits() =>
        Assert.Matches(@"(?m)^  ppca:2 +none, a density, where bits have a mass +\d", Run("tiny/bits ppca:2 --seeds 1 --epochs 1"));

    [Fact]
    public void The_same_comparison_comes_to_the_same_numbers() =>
        Assert.Equal(Run("tiny/grey ppca:1 --seeds 2 --epochs 1"), Run("tiny/grey ppca:1 --seeds 2 --epochs 1"));

    [Theory]
    [InlineData("tiny/grey", "one contender is no comparison; give at least two")]
    [InlineData("tiny/grey tiny/grey", "a contender is named twice; name each once")]
    [InlineData("tiny/grey tiny/gray", "there is no spec 'tiny/gray'; did you mean 'tiny/grey'? The command 'list' shows all")]
    [InlineData("pca:2 ppca:2", "baselines alone say nothing of the data; name a spec among them")]
    [InlineData("tiny/grey pca:many", "the baseline 'pca:many' has 'many' components; give a positive whole number")]
    [InlineData("tiny/grey tiny/bits", "tiny/bits observes Binary [6, 6], tiny/grey observes UnitInterval [6, 6]; compare specs of the same data")]
    [InlineData("tiny/grey pca:2 --seeds 0", "--seeds is 0; give a positive number")]
    [InlineData("tiny/grey pca:36 --seeds 1 --epochs 1", "pca:36, seed 0: 36 latent components for 36 observed ones; give at least 1 and fewer than 36")]
    public void What_cannot_be_compared_is_one_line(string asked, string message) =>
        Assert.Equal(message, place.Run($"compare {asked} --data {SmallData.Idx()} --engine embedded").Fault());

    private string Run(string asked) =>
        place.Run($"compare {asked} --data {SmallData.Idx()} --engine embedded").Succeeded().Output;
}
