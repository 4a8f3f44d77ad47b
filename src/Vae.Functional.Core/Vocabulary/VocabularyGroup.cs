using System.Collections.Immutable;

namespace Vae.Functional.Vocabulary;

/// <summary>All words of a kind.</summary>
/// <param name="title">What they are called together, as in <c>priors</c>.</param>
/// <param name="kind">The abstract record or the enumeration that they are of.</param>
/// <param name="entries">Each of them once.</param>
public sealed class VocabularyGroup(string title, Type kind, ImmutableArray<VocabularyEntry> entries)
{
    /// <summary>What they are called together, as in <c>priors</c>.</summary>
    public string Title { get; } = title;

    /// <summary>The abstract record or the enumeration that they are of.</summary>
    public Type Kind { get; } = kind;

    /// <summary>Each of them once.</summary>
    public ImmutableArray<VocabularyEntry> Entries { get; } = entries;
}
