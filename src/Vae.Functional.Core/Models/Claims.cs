using System.Collections.Immutable;

namespace Vae.Functional;

/// <summary>
/// What an estimator says of itself at β = 1, without a <see cref="KlTerm"/>. Laws try to break each claim; null claims nothing.
/// </summary>
/// <param name="LowerBoundOf">What the expected value never exceeds.</param>
/// <param name="UnbiasedFor">What the expected value is.</param>
/// <param name="ExponentialUnbiasedFor">
/// What the expected exponential of the value is, as in E (1/K) Σ w = p(x) for the value log (1/K) Σ w.
/// </param>
/// <param name="EncoderGradientFor">
/// What the expected gradient of what is differentiated is the gradient of, for parameters of q(z|x): those named <c>encoder.…</c>.
/// </param>
/// <param name="DecoderGradientFor">The same for all other parameters.</param>
/// <param name="MonotoneIn">The members of the estimator in which the expected value rises or falls.</param>
/// <param name="Unit">The unit of the value.</param>
public sealed record Claims(
    Quantity? LowerBoundOf = null,
    Quantity? UnbiasedFor = null,
    Quantity? ExponentialUnbiasedFor = null,
    Quantity? EncoderGradientFor = null,
    Quantity? DecoderGradientFor = null,
    ImmutableArray<Monotone> MonotoneIn = default,
    ValueUnit Unit = ValueUnit.NatsPerObservation)
{
    /// <summary>The members of the estimator in which the expected value rises or falls.</summary>
    public ImmutableArray<Monotone> MonotoneIn { get; init; } = MonotoneIn.IsDefault ? [] : MonotoneIn;

    /// <summary>Whether the expected value is claimed to be a lower bound of log p(x), or of something that never exceeds it.</summary>
    public bool IsLowerBoundOfLogEvidence => LowerBoundOf is { IsAtMostLogEvidence: true };

    /// <summary>Members are compared by value.</summary>
    public bool Equals(Claims? other) => other is not null && Single == other.Single && MonotoneIn.SequenceEqual(other.MonotoneIn);

    /// <inheritdoc/>
    public override int GetHashCode() => Single.GetHashCode();

    private (Quantity?, Quantity?, Quantity?, Quantity?, Quantity?, ValueUnit) Single =>
        (LowerBoundOf, UnbiasedFor, ExponentialUnbiasedFor, EncoderGradientFor, DecoderGradientFor, Unit);

    /// <summary>As in <c>a lower bound of log p(x); unbiased for the evidence lower bound; in nats per observation</c>.</summary>
    public override string ToString() => string.Join("; ", Sentences());

    private IEnumerable<string> Sentences() =>
    [
        LowerBoundOf is null ? "claims no bound" : $"a lower bound of {LowerBoundOf}",
        .. Said("unbiased for", UnbiasedFor),
        .. Said("its exponential unbiased for", ExponentialUnbiasedFor),
        .. EncoderGradientFor == DecoderGradientFor
            ? Said("its gradient unbiased for that of", EncoderGradientFor)
            : Said("the encoder's gradient unbiased for that of", EncoderGradientFor)
                .Concat(Said("the decoder's gradient unbiased for that of", DecoderGradientFor)),
        .. MonotoneIn.Select(monotone => monotone.ToString()),
        $"in {Unit.Text()}",
    ];

    private static IEnumerable<string> Said(string claim, Quantity? quantity) => quantity is null ? [] : [$"{claim} {quantity}"];
}
