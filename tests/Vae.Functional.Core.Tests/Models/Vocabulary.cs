namespace Vae.Functional.Core.Tests.Models;

/// <summary>One of each record that a spec is made of, small; a test that goes through them names what is missing here.</summary>
internal static class Vocabulary
{
    private static readonly Mlp Network = new([3], Activation.Tanh);

    public static IReadOnlyList<Family> Families { get; } =
    [
        new DiagonalGaussian(Network), new IsotropicGaussian(Network), new FullGaussian(Network), new LowRankGaussian(Network, 1),
        new PointMass(Network),
    ];

    public static IReadOnlyList<Prior> Priors { get; } =
        [new StandardNormal(2), new LearnedNormal(2), new MixtureOfGaussians(2, 3), new VampPrior(2, 3)];

    /// <summary>The records of a kind in the library that are not among some.</summary>
    public static IEnumerable<Type> Missing(Type kind, IEnumerable<object> records) =>
        kind.Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(kind)).Except(records.Select(record => record.GetType()));
}
