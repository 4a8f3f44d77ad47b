using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Engine.Measures;

namespace Vae.Functional;

/// <summary>
/// The mean over generating factors v of (I(zⱼ; v) − I(zₖ; v))/H(v), zⱼ the component of z that says most of v and zₖ the second: 1 where
/// each factor has one component to itself, 0 where two say as much. Of data whose factors are known.
/// </summary>
/// <param name="Factors">What the observations were generated from, in their order.</param>
public sealed record MutualInformationGap(ImmutableArray<Factor> Factors) : Measure
{
    /// <inheritdoc/>
    public override string Summary => "how far each generating factor is held by one component of z alone";

    /// <inheritdoc/>
    public override string Source => "Chen, Li, Grosse and Duvenaud 2018, section 4";

    /// <inheritdoc/>
    public override string? Lacking(VaeSpec spec) => Needs.NormalPosterior(spec);

    /// <inheritdoc/>
    protected internal override Either<Fault, ImmutableArray<Measurement>> Of(MeasuredModel model) =>
        from fitting in Factors.FirstOrDefault(factor => factor.Classes.Length != model.Data.Count) is { } wrong
            ? new Fault($"the factor {wrong.Name} has {wrong.Classes.Length} values for {model.Data.Count} observations; give one for each")
            : Factors.FirstOrDefault(factor => factor.Entropy == 0) is { } constant
                ? new Fault($"the factor {constant.Name} is the same for all observations; leave it out")
                : Prelude.Right<Fault, Unit>(Prelude.unit)
        from encoded in model.Posterior
        select Measured(FactorInformation.Of(encoded, model.Spec.Prior.Dimension, Factors, model.Key("factors")));

    private ImmutableArray<Measurement> Measured(double[,] information)
    {
        double[] Row(int v) => [.. Enumerable.Range(0, information.GetLength(1)).Select(j => information[v, j])];
        var gaps = Factors.Select((factor, v) => Gap(factor, Row(v))).ToArray();
        return
        [
            new(
                "mutual information gap",
                gaps.Average(gap => gap.Value),
                null,
                "of the factors' entropy",
                Standing.Consistent,
                $"the mean gap of {Factors.Length} factors; values of a factor that few observations have bias it upwards"),
            .. gaps,
        ];
    }

    private static Measurement Gap(Factor factor, double[] information)
    {
        var order = Enumerable.Range(0, information.Length).OrderByDescending(j => information[j]).ToArray();
        var second = order.Length > 1 ? information[order[1]] : 0;
        return new(
            $"gap of {factor.Name}",
            (information[order[0]] - second) / factor.Entropy,
            null,
            "of its entropy",
            Standing.Consistent,
            $"(I(z[{order[0]}]; v) − {(order.Length > 1 ? $"I(z[{order[1]}]; v)" : "0")})/H(v)");
    }

    /// <summary>Compared by value.</summary>
    public bool Equals(MutualInformationGap? other) => other is not null && Factors.SequenceEqual(other.Factors);

    /// <inheritdoc/>
    public override int GetHashCode() => Factors.Length;
}
