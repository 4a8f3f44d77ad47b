using LanguageExt;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>
/// What the form of a distribution says of KL(q‖p), whatever its parts are: exact where it can be, an upper bound for mixtures. The pairs
/// of parts are looked up in <see cref="KlTable"/>.
/// </summary>
public static class KlStructure
{
    /// <summary>
    /// KL(q‖p), [n] in nats: the table's; from a point mass to a discrete p, −log p(x); between spikes and slabs, that of their choices
    /// plus γ times that of their slabs.
    /// </summary>
    public static Either<Fault, Expr> Divergence(Distribution q, Distribution p) => (q, p) switch
    {
        (PointMassDistribution point, _) when p.Support.IsDiscrete => -p.LogDensity(point.Location),
        (PointMassDistribution, _) => new Fault(
            $"KL from a point mass to {p.GetType().Name} is infinite: that has a density, and a point none; give q a density"),
        (SpikeAndSlabDistribution from, SpikeAndSlabDistribution to) => SpikeAndSlab(from, to),
        _ => KlTable.Divergence(q, p),
    };

    /// <summary>
    /// At least KL(q‖p), [n] in nats, where q is a mixture: that of the weights plus Σ w KL of the parts one by one where p is a mixture
    /// of as many (Do 2003), else Σ w KL(part‖p), by convexity. Equal to KL(q‖p) where q is none.
    /// </summary>
    public static Either<Fault, Expr> UpperBound(Distribution q, Distribution p) => (q, p) switch
    {
        (MixtureDistribution from, MixtureDistribution to) when from.Parts.Length == to.Parts.Length =>
            Weighted(from, k => to.Parts[k]).Map(parts =>
                Sum(Exp(from.LogWeights) * (from.LogWeights - to.LogWeights), -1) + parts),
        (MixtureDistribution from, _) => Weighted(from, _ => p),
        _ => Divergence(q, p),
    };

    private static Either<Fault, Expr> SpikeAndSlab(SpikeAndSlabDistribution q, SpikeAndSlabDistribution p)
    {
        // γ scales each component's divergence, so the slabs are taken component by component: one row for each.
        Distribution ByComponent(Distribution slab) => slab.Map(parameter => Formulas.WithLastAxis(parameter));
        var choice = KlTable.Divergence(new BernoulliDistribution(q.SlabLogits), new BernoulliDistribution(p.SlabLogits));
        return
            from choices in choice
            from slabs in KlTable.Divergence(ByComponent(q.Slab), ByComponent(p.Slab))
            select choices + Sum(Sigmoid(q.SlabLogits) * slabs, -1);
    }

    private static Either<Fault, Expr> Weighted(MixtureDistribution q, Func<int, Distribution> p) =>
        q.Parts
            .Select((part, k) => Divergence(part, p(k)).Map(divergence => Weight(q, k) * divergence))
            .Aggregate((sum, term) => from a in sum from b in term select a + b);

    private static Expr Weight(MixtureDistribution q, int k) => Reshape(Exp(Slice(q.LogWeights, -1, k, 1)), [q.Logits.Shape[0]]);
}
