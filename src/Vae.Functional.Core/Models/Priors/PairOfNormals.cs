using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Print;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>What priors share under which each component of z chooses between two normals.</summary>
internal static class PairOfNormals
{
    /// <summary>The second with a probability, else the first.</summary>
    public static Distribution Of(int dimension, double probability, (double Mean, double Deviation) first, (double Mean, double Deviation) second)
    {
        static NormalDistribution Normal((double Mean, double Deviation) one) => NormalDistribution.FromScale(one.Mean, one.Deviation);
        var logits = Formulas.Numbers([Math.Log(1 - probability), Math.Log(probability)]);
        return new FactorisedMixtureDistribution(Broadcast(logits, (1, dimension, 2)), [Normal(first), Normal(second)]);
    }

    /// <summary>What is wrong with a deviation and a probability.</summary>
    public static IEnumerable<string> Faults(string deviationName, double deviation, string probabilityName, double probability) =>
    [
        .. deviation > 0 && double.IsFinite(deviation) ? Array.Empty<string>()
            : [$"Prior: {deviationName} is {GraphText.Number(deviation)}; give a positive number"],
        .. probability is > 0 and < 1 ? Array.Empty<string>()
            : [$"Prior: {probabilityName} is {GraphText.Number(probability)}; give a number between 0 and 1"],
    ];
}
