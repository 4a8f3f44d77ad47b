using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Testing.Models;

namespace Vae.Functional.Testing.LawsOfEstimators;

/// <summary>Something that must be true of every estimator that makes a claim.</summary>
/// <param name="Name">As failures name it.</param>
/// <param name="Claim">Of which estimators it must be true.</param>
/// <param name="Statement">What must be true.</param>
/// <param name="Models">The kinds of models on which it is tried.</param>
/// <param name="Concerns">Whether an estimator makes the claim.</param>
/// <param name="IsExact">Whether it is decided without draws that are averaged, so that many cases cost little.</param>
/// <param name="Holds">Nothing where it is true of a trial, else what was found instead.</param>
public sealed record EstimatorLaw(
    string Name,
    string Claim,
    string Statement,
    ImmutableArray<ModelKind> Models,
    Func<Estimator, bool> Concerns,
    bool IsExact,
    Func<EstimatorTrial, Either<Fault, Unit>> Holds);
