namespace Vae.Functional.Testing;

/// <summary>How laws are checked. The same settings meet the same cases and the same draws.</summary>
/// <param name="Seed">Of cases and noise.</param>
/// <param name="ErrorRate">
/// The probability that any law at all is called broken when all of them hold, under the assumption that <see cref="Statistics.MeanTest"/>
/// states; shared equally among laws and cases. Laws decided by quadrature or exactly do not use it up.
/// </param>
/// <param name="Cases">Generated cases for each law that is decided exactly or by quadrature.</param>
/// <param name="SampledCases">Generated cases for each law and kind of model where means are sampled.</param>
/// <param name="Budget">The most draws for one question; when they are used up the answer is "undecided", and the check fails.</param>
/// <param name="Kurtosis">The assumption about what is averaged: its kurtosis is at most this.</param>
public sealed record LawSettings(
    ulong Seed = 1,
    double ErrorRate = 1e-4,
    int Cases = 8,
    int SampledCases = 2,
    int Budget = 1 << 20,
    double Kurtosis = 100);
