using Vae.Functional.Tensors.Print;

namespace Vae.Functional;

/// <summary>
/// What an estimator can be an estimate or a bound of, for one observation under the declared model: a closed vocabulary, so that a law
/// knows how to find the true value. Weights are w = p(x, z)/q(z|x) with z ~ q(z|x).
/// </summary>
public abstract record Quantity
{
    private Quantity() { }

    /// <summary>Whether it never exceeds log p(x), so that a lower bound of it is one of log p(x).</summary>
    public abstract bool IsAtMostLogEvidence { get; }

    /// <summary>log p(x), in nats.</summary>
    public sealed record LogEvidence : Quantity
    {
        /// <inheritdoc/>
        public override bool IsAtMostLogEvidence => true;

        /// <inheritdoc/>
        public override string ToString() => "log p(x)";
    }

    /// <summary>p(x) itself: a probability or a density.</summary>
    public sealed record Evidence : Quantity
    {
        /// <inheritdoc/>
        public override bool IsAtMostLogEvidence => false;

        /// <inheritdoc/>
        public override string ToString() => "p(x)";
    }

    /// <summary>E log w, in nats.</summary>
    public sealed record EvidenceLowerBound : Quantity
    {
        /// <inheritdoc/>
        public override bool IsAtMostLogEvidence => true;

        /// <inheritdoc/>
        public override string ToString() => "the evidence lower bound";
    }

    /// <summary>E log (1/K) Σₖ wₖ, in nats (Burda, Grosse and Salakhutdinov 2016, equation 8).</summary>
    /// <param name="Samples">K.</param>
    public sealed record ImportanceWeightedBound(int Samples) : Quantity
    {
        /// <inheritdoc/>
        public override bool IsAtMostLogEvidence => true;

        /// <inheritdoc/>
        public override string ToString() => $"the importance-weighted bound of {Samples} {(Samples == 1 ? "sample" : "samples")}";
    }

    /// <summary>E log p(x, z)/q(z|x̃) with x̃ ~ c(x̃|x), z ~ q(z|x̃), in nats (Im, Ahn, Memisevic and Bengio 2017).</summary>
    /// <param name="Corruption">c(x̃|x).</param>
    /// <param name="Strength">The strength of the corruption.</param>
    public sealed record DenoisingBound(Corruption Corruption, double Strength = 1) : Quantity
    {
        /// <inheritdoc/>
        public override bool IsAtMostLogEvidence => true;

        /// <inheritdoc/>
        public override string ToString() => $"the denoising bound under {Corruption}"
            + (Strength == 1 ? "" : $" at strength {GraphText.Number(Strength)}");
    }

    /// <summary>E (1/(1 − α)) log (1/K) Σₖ wₖ^(1 − α), in nats; E log w at α = 1 (Li and Turner 2016).</summary>
    /// <param name="Alpha">α.</param>
    /// <param name="Samples">K.</param>
    public sealed record RenyiBound(double Alpha, int Samples) : Quantity
    {
        /// <inheritdoc/>
        public override bool IsAtMostLogEvidence => Alpha >= 0 || Samples == 1;

        /// <inheritdoc/>
        public override string ToString() =>
            $"the Rényi bound of order {GraphText.Number(Alpha)} of {Samples} {(Samples == 1 ? "sample" : "samples")}";
    }
}
