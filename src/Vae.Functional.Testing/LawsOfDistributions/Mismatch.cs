using System.Collections.Immutable;

namespace Vae.Functional.Testing.LawsOfDistributions;

/// <summary>What a law found in place of what should have been.</summary>
/// <param name="Message">One line.</param>
/// <param name="LooksLike">The known mistakes that would have given it, the likeliest first.</param>
public sealed record Mismatch(string Message, params ImmutableArray<string> LooksLike);
