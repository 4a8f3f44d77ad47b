using System.Collections.Immutable;
using System.Text;
using LanguageExt;

namespace Vae.Functional;

/// <summary>
/// Something to measure about a trained model on data, with its settings as constructor parameters. A measure of the user's own is one
/// more record.
/// </summary>
public abstract record Measure
{
    // A measure prints its settings, not what it says of itself.
    /// <summary>Prints the declared members only.</summary>
    protected virtual bool PrintMembers(StringBuilder builder) => false;

    /// <summary>What it is, in a line.</summary>
    public abstract string Summary { get; }

    /// <summary>The paper that defines it.</summary>
    public abstract string Source { get; }

    /// <summary>What a spec lacks for it, and what to declare instead; null where it applies.</summary>
    public virtual string? Lacking(VaeSpec spec) => null;

    /// <summary>The numbers, for a spec that lacks nothing.</summary>
    protected internal abstract Either<Fault, ImmutableArray<Measurement>> Of(MeasuredModel model);
}
