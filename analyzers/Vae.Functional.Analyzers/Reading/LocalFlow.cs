using Microsoft.CodeAnalysis;

namespace Vae.Functional.Analyzers.Reading;

/// <summary>A value that the source assigns to a local, and the assignment.</summary>
internal sealed record Definition(SyntaxNode Syntax, IOperation Value);

/// <summary>
/// The values that the source assigns to a local, and which of them reach each use. A local that is assigned once needs no flow.
/// </summary>
/// <param name="definitions">The assignments.</param>
/// <param name="reads">The references that take its value.</param>
/// <param name="reaching">For each reference, by its syntax, the assignments that reach it, a bit each; null where there is only one.</param>
internal sealed class LocalFlow(
    IReadOnlyList<Definition> definitions, IReadOnlyList<IOperation> reads, IReadOnlyDictionary<SyntaxNode, ulong>? reaching)
{
    /// <summary>The references that take its value.</summary>
    public IReadOnlyList<IOperation> Reads { get; } = reads;

    /// <summary>Whether it has one value throughout.</summary>
    public bool IsConstant => definitions.Count == 1;

    /// <summary>The values that can be there where the local is read.</summary>
    public IReadOnlyList<IOperation> DefinitionsAt(IOperation read)
    {
        if (reaching is null)
            return [definitions[0].Value];
        reaching.TryGetValue(read.Syntax, out var mask);
        var reached = new List<IOperation>();
        for (var i = 0; i < definitions.Count; i++)
        {
            if ((mask >> i & 1) != 0)
                reached.Add(definitions[i].Value);
        }

        return reached;
    }

    /// <summary>Where a value that is assigned to the local is read.</summary>
    public IEnumerable<IOperation> ReadsOf(IOperation value)
    {
        for (var i = 0; i < definitions.Count; i++)
        {
            if (definitions[i].Value.Syntax == value.Syntax)
                return reaching is null ? Reads : Reads.Where(read => reaching.TryGetValue(read.Syntax, out var mask) && (mask >> i & 1) != 0);
        }

        return [];
    }
}
