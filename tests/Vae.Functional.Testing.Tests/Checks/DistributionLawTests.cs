using System.Globalization;
using Vae.Functional.Distributions;

namespace Vae.Functional.Testing.Tests.Checks;

/// <summary>
/// The library's own distributions keep every law. A check of a right one fails once in 10,000 seeds at most; the seeds are fixed.
/// </summary>
public sealed class DistributionLawTests
{
    // Half of a check; whole checks of many seeds by the environment: LAW_SEEDS=300 dotnet test --filter DistributionLawTests.
    private static readonly IReadOnlyList<LawSettings> Settings =
        int.TryParse(Environment.GetEnvironmentVariable("LAW_SEEDS"), CultureInfo.InvariantCulture, out var seeds)
            ? [.. Enumerable.Range(1, seeds).Select(seed => new LawSettings((ulong)seed))]
            : [new LawSettings(Cases: 4)];

    // An error in place of a density, a point, which has none, a mixture whose parameters' rows are its parts, which SharedMixtureTests has,
    // two laid behind one another, which ColumnsTests has, and what is known by its draws, which FlowFamilyTests, FlowPriorTests and
    // SemiImplicitTests have.
    private static readonly Type[] Others =
    [
        typeof(SquaredErrorDistribution), typeof(PointMassDistribution), typeof(SharedMixtureDistribution), typeof(JoinedDistribution),
        typeof(FlowDistribution), typeof(InvertibleFlowDistribution), typeof(SemiImplicitDistribution),
    ];

    public static TheoryData<string> Names => [.. RightDistributions.All.Select(family => family.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_right_distribution_passes(string name)
    {
        foreach (var settings in Settings)
            DistributionLaws.Check(RightDistributions.All.Single(family => family.Name == name), settings);
    }

    [Fact]
    public void Every_distribution_of_the_library_is_checked()
    {
        var all = typeof(Distribution).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Distribution)) && !type.IsAbstract);
        var checkedTypes = RightDistributions.All.Select(family => family.Of(
            [.. family.Parameters.Select((_, i) => Tensors.Expressions.Input($"p{i}", [Dimension.Batch, 1]))]).GetType());
        Assert.Equal(all.Select(type => type.Name).Order(), checkedTypes.Concat(Others).Select(type => type.Name).Distinct().Order());
    }

    [Fact]
    public void A_right_divergence_passes()
    {
        foreach (var settings in Settings)
            DistributionLaws.CheckDivergence(RightDistributions.Normal, RightDistributions.Normal, settings: settings);
    }
}
