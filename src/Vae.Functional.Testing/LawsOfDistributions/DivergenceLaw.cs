using LanguageExt;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using Vae.Functional.Testing.Graphs;

namespace Vae.Functional.Testing.LawsOfDistributions;

/// <summary>
/// The laws of a closed-form KL(q‖p): it is E_q (log q − log p), found by a sum or quadrature; not negative, and zero for equals; and the
/// sum over components.
/// </summary>
internal static class DivergenceLaw
{
    /// <summary>Nothing where the closed form is right for a trial of q and a trial of p.</summary>
    public static Either<Mismatch, Unit> Holds(DistributionTrial q, DistributionTrial p, Func<Distribution, Distribution, Expr> divergence)
    {
        double Closed(DistributionTrial from, DistributionTrial to) => Evaluated(from, to with { Role = "p." }, divergence);
        return
            from integral in LineDensity.Of(q.Only(0)).Bind(density => Integral(density, q.Only(0), p.Only(0))).Match(
                None: () => Unit.Default,
                Some: truth => Compare.Numbers(
                    "KL(q‖p)",
                    Closed(q.Only(0), p.Only(0)),
                    "E log q(x)/p(x) under q",
                    truth,
                    Compare.Quadrature,
                    Candidates(q.Only(0), p.Only(0))))
            from equal in q.Family != p.Family
                ? Unit.Default
                : Compare.Numbers("KL(q‖q)", Closed(q, q), "0 for equal distributions", 0, Compare.Rounding)
            let sum = Enumerable.Range(0, q.Components).Sum(i => Closed(q.Only(i), p.Only(i)))
            from components in Compare.Numbers(
                "KL(q‖p)", Closed(q, p), "the sum over the components", sum, Compare.Rounding,
                ("a mean over the components in place of a sum", sum / q.Components))
            select components;
    }

    private static Option<double> Integral(LineDensity density, DistributionTrial q, DistributionTrial p) =>
        density.Mean(points => [.. q.Along(q.Distribution.LogDensity(q.At), points)
            .Zip(p.Along(p.Distribution.LogDensity(p.At), points), (own, other) => own - other)]);

    private static (string, double)[] Candidates(DistributionTrial q, DistributionTrial p) =>
    [
        .. LineDensity.Of(p).Bind(density => Integral(density, p, q)).Map(swapped => ("the arguments of the divergence swapped", swapped)),
    ];

    private static double Evaluated(DistributionTrial q, DistributionTrial p, Func<Distribution, Distribution, Expr> divergence)
    {
        var leaves = q.Leaves(1, []);
        foreach (var (name, value) in p.Leaves(1, []))
            leaves[name] = value;
        return QuickEvaluate.Of(Graph.Of(new Output("KL", divergence(q.Distribution, p.Distribution))), 1, leaves)["KL"].Values[0];
    }
}
