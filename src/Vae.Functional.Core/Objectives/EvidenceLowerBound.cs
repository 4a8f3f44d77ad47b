using Vae.Functional.Tensors;

namespace Vae.Functional;

/// <summary>What the two estimators of the evidence lower bound share: E log p(x|z) − β D.</summary>
internal static class EvidenceLowerBound
{
    /// <summary>The objective from its two terms, each [B] in nats.</summary>
    public static Objective Of(Expr reconstruction, Expr klWeight, Expr divergence)
    {
        var fit = reconstruction.As("log p(x|z)", @"\log p(x \mid z)");
        return new Objective(fit - klWeight * divergence, [new(Term.Reconstruction, fit), new(Term.Divergence, divergence)]);
    }

    /// <summary>What is wrong with a number of samples.</summary>
    public static IEnumerable<string> SampleFaults(int samples) => samples > 0 ? [] : [$"Samples is {samples}; give a positive number"];
}
