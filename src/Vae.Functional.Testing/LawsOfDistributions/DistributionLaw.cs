using LanguageExt;

namespace Vae.Functional.Testing.LawsOfDistributions;

/// <summary>Something that must be true of every distribution.</summary>
/// <param name="Name">As failures name it.</param>
/// <param name="Concerns">Of which distributions it must be true, in words.</param>
/// <param name="Statement">What must be true.</param>
/// <param name="Holds">Nothing where it is true of a trial, or where it does not concern it, else what was found instead.</param>
public sealed record DistributionLaw(string Name, string Concerns, string Statement, Func<DistributionTrial, Either<Mismatch, Unit>> Holds);
