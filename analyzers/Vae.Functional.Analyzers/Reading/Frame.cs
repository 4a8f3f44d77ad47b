using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Vae.Functional.Bounds;

namespace Vae.Functional.Analyzers.Reading;

/// <summary>What holds while an expression is read.</summary>
/// <param name="Arguments">What the parameters in scope stand for; those that are missing are unknown.</param>
/// <param name="References">The references to other declarations that led here, the latest first.</param>
/// <param name="Open">The expressions that are being read, so that a value that depends on itself is unknown.</param>
/// <param name="Path">The branches taken on the way, the latest first.</param>
/// <param name="Initialised">The static initialisers that are running.</param>
/// <param name="Depth">How many calls deep.</param>
internal sealed record Frame(
    ImmutableDictionary<ISymbol, Declaration> Arguments,
    ImmutableStack<SyntaxNode> References,
    ImmutableStack<SyntaxNode> Open,
    ImmutableStack<Decision> Path,
    ImmutableStack<Initialisation> Initialised,
    int Depth)
{
    /// <summary>Deeper calls are unknown.</summary>
    public const int MaximalDepth = 6;

    /// <summary>Nothing called, nothing followed.</summary>
    public static Frame Outermost { get; } = new(
        ImmutableDictionary<ISymbol, Declaration>.Empty.WithComparers(SymbolEqualityComparer.Default),
        [],
        [],
        [],
        [],
        0);

    /// <summary>Whether the expression stands where the reading began, not behind a reference.</summary>
    public bool IsDirect { get; init; } = true;

    /// <summary>Whether an expression reads the same in both: under the same arguments, come to by the same references.</summary>
    public bool IsLike(Frame other) => Arguments == other.Arguments && References == other.References && IsDirect == other.IsDirect;

    /// <summary>Whether an expression is being read; few are at a time.</summary>
    public bool IsOpen(SyntaxNode expression)
    {
        foreach (var open in Open)
        {
            if (open == expression)
                return true;
        }

        return false;
    }
}

/// <summary>That one branch is taken where the source leaves several open.</summary>
/// <param name="Point">Where they part.</param>
/// <param name="Taken">The expression of the one that is.</param>
internal sealed record Decision(SyntaxNode Point, SyntaxNode Taken);
