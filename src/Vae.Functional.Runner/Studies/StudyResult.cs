using System.Collections.Immutable;

namespace Vae.Functional;

/// <summary>What a study found.</summary>
/// <param name="Finding">One paragraph that answers the study's question with its numbers.</param>
/// <param name="Exhibits">Tables, charts and pictures, in the order in which they are read.</param>
/// <param name="Audit">What it says of claims of the literature; default for nothing.</param>
public sealed record StudyResult(string Finding, ImmutableArray<Exhibit> Exhibits, ImmutableArray<AuditEntry> Audit = default)
{
    /// <summary>What it says of claims of the literature.</summary>
    public ImmutableArray<AuditEntry> Audit { get; } = Audit.IsDefault ? [] : Audit;
}
