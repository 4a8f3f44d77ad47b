namespace Vae.Functional;

/// <summary>What an estimator says of its value. Laws try to break each claim.</summary>
/// <param name="LowerBoundOf">
/// What the expected value is a lower bound of at β = 1, for example <c>log p(x)</c>; null where it claims none.
/// </param>
/// <param name="UnbiasedFor">
/// What the value is an unbiased estimate of, for example <c>the evidence lower bound</c>; null where it claims none.
/// </param>
/// <param name="Unit">The unit of the value.</param>
public sealed record Claims(string? LowerBoundOf, string? UnbiasedFor, string Unit = "nats per observation");
