using System.Collections.Immutable;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Testing.Mistakes;

/// <summary>Mistakes that have been made in KL(N(μ₁, σ₁²)‖N(μ₂, σ₂²)) = Σ (log σ₂/σ₁ + (σ₁² + (μ₁ − μ₂)²)/(2σ₂²) − ½).</summary>
public static class DivergenceMistakes
{
    /// <summary>Every mistake, as a closed form that makes it.</summary>
    public static ImmutableArray<Mistake<Func<Distribution, Distribution, Expr>>> All { get; } =
    [
        Between("the ½ missing in the divergence of two normals", (q, p) => Sum(2 * Terms(q, p), Axis.Latent)),
        Between("the ½ missing before the quotient", (q, p) => Sum(Terms(q, p) + 0.5 * Quotient(q, p), Axis.Latent)),
        Between("the constant −½ left out", (q, p) => Sum(Terms(q, p) + 0.5, Axis.Latent)),
        Between("the sign of the divergence of two normals turned", (q, p) => -Sum(Terms(q, p), Axis.Latent)),
        Between("the sign of log σ₂/σ₁ turned", (q, p) => Sum(Terms(q, p) - 2 * (p.LogScale - q.LogScale), Axis.Latent)),
        Between("log σ² in place of log σ in log σ₂/σ₁", (q, p) => Sum(Terms(q, p) + (p.LogScale - q.LogScale), Axis.Latent)),
        Between("the arguments of the divergence of two normals swapped", (q, p) => Sum(Terms(p, q), Axis.Latent)),
        Between("σ₂ in place of σ₂² under the quotient", (q, p) => Sum(
            p.LogScale - q.LogScale + (Square(q.Scale) + Square(q.Location - p.Location)) / (2 * p.Scale) - 0.5, Axis.Latent)),
        Between("the divergence of two normals averaged over the components", (q, p) => Mean(Terms(q, p), Axis.Latent)),
        Between("the means left out of the divergence", (q, p) => Sum(
            Terms(q, p) - Square(q.Location - p.Location) / (2 * Square(p.Scale)), Axis.Latent)),
    ];

    private static Expr Terms(NormalDistribution q, NormalDistribution p) => p.LogScale - q.LogScale + 0.5 * Quotient(q, p) - 0.5;

    private static Expr Quotient(NormalDistribution q, NormalDistribution p) =>
        (Square(q.Scale) + Square(q.Location - p.Location)) / Square(p.Scale);

    private static Mistake<Func<Distribution, Distribution, Expr>> Between(
        string name, Func<NormalDistribution, NormalDistribution, Expr> wrong) =>
        new(name, (q, p) => wrong((NormalDistribution)q, (NormalDistribution)p));
}
