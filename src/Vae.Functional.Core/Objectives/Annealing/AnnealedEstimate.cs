using System.Collections.Immutable;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Objectives;

/// <summary>
/// An annealed estimate of log p(x) for one observation. Of weights with E w = p(x), log (1/C) Σ w lies below log p(x) in expectation,
/// and above it by b nats with a probability of at most e⁻ᵇ (Markov's inequality); of those with E w = 1/p(x), minus it lies above.
/// </summary>
/// <param name="LogWeights">log w of each chain, in nats.</param>
/// <param name="IsUpper">Whether E w is 1/p(x), not p(x).</param>
/// <param name="Acceptance">The fraction of Hamiltonian transitions that were accepted; NaN where there were none.</param>
public sealed record AnnealedEstimate(ImmutableArray<double> LogWeights, bool IsUpper, double Acceptance)
{
    /// <summary>The estimate, in nats: in expectation a lower bound on log p(x), or an upper one.</summary>
    public double Nats => IsUpper ? -LogMeanWeight : LogMeanWeight;

    /// <summary>
    /// Its standard error over chains that start by themselves, σ_w/(√C w̄), to first order; it means little where few chains carry all.
    /// </summary>
    public double StandardError
    {
        get
        {
            var shares = Shares().ToArray();
            var squares = shares.Sum(share => Math.Pow(share - 1.0 / shares.Length, 2));
            return Math.Sqrt(squares * shares.Length / Math.Max(1, shares.Length - 1));
        }
    }

    /// <summary>(Σ w)²/Σ w², from 1 to C.</summary>
    public double EffectiveDraws => 1 / Shares().Sum(share => share * share);

    private double LogSum => SpecialFunctions.LogSumExp([.. LogWeights]);

    private double LogMeanWeight => LogSum - Math.Log(LogWeights.Length);

    // w/Σ w.
    private IEnumerable<double> Shares()
    {
        var sum = LogSum;
        return LogWeights.Select(weight => Math.Exp(weight - sum));
    }

    /// <summary>Members are compared by value.</summary>
    public bool Equals(AnnealedEstimate? other) =>
        other is not null && IsUpper == other.IsUpper && Acceptance.Equals(other.Acceptance) && LogWeights.SequenceEqual(other.LogWeights);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsUpper, Acceptance, LogWeights.Length);
}
