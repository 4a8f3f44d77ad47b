using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Vae.Functional.Analyzers.Reading;
using Vae.Functional.Bounds;

namespace Vae.Functional.Analyzers;

/// <summary>What the rules say where some branch is taken.</summary>
/// <param name="Finding">The rule and what it says.</param>
/// <param name="Branch">The branch that it needs; null where it holds in all of them.</param>
internal sealed record Found(Finding Finding, SyntaxNode? Branch);

/// <summary>
/// Asks the rule table: once for what all branches of the source agree on, and once for each branch that is left open, with that branch
/// taken. What is wrong with something that stands elsewhere is left out: it is said there.
/// </summary>
internal static class Findings
{
    // Each branch is another reading.
    private const int MaximalAlternatives = 40;

    /// <summary>What is wrong with what an expression declares, and was not wrong before.</summary>
    /// <param name="vocabulary">The library's types.</param>
    /// <param name="facts">From a reader to the facts, and to those whose findings are said elsewhere.</param>
    /// <param name="cancellation">Stops.</param>
    public static IEnumerable<Found> Of(
        Vocabulary vocabulary,
        Func<SpecReader, (SpecFacts Facts, IEnumerable<SpecFacts> Elsewhere)> facts,
        CancellationToken cancellation)
    {
        var reader = new SpecReader(vocabulary, [], cancellation);
        List<Found> found = [.. New(facts(reader)).Select(finding => new Found(finding, null))];
        foreach (var path in reader.Alternatives.Take(MaximalAlternatives))
        {
            var decided = new SpecReader(vocabulary, path, cancellation);
            foreach (var finding in New(facts(decided)))
            {
                if (!found.Exists(other => other.Branch is null && Same(other.Finding, finding)))
                    found.Add(new(finding, path.Peek().Taken));
            }
        }

        // Other branches may only lead to the one that holds the cause.
        found.RemoveAll(one => one.Branch is not null && !HoldsCause(one)
            && found.Exists(other => HoldsCause(other) && Same(other.Finding, one.Finding)));
        return found;
    }

    private static bool HoldsCause(Found found) =>
        found is { Branch: { } branch, Finding.Origin: Origin { Node: var cause } }
        && branch.SyntaxTree == cause.SyntaxTree && branch.Span.Contains(cause.Span);

    private static IEnumerable<Finding> New((SpecFacts Facts, IEnumerable<SpecFacts> Elsewhere) facts)
    {
        var reported = Verdict.Spoken(facts.Facts);
        if (reported.Count == 0)
            return reported;
        var said = facts.Elsewhere.SelectMany(Verdict.Spoken).ToImmutableArray();
        return reported.Where(finding => !said.Any(other => Same(other, finding)));
    }

    private static bool Same(Finding a, Finding b) =>
        a.Rule.Id == b.Rule.Id && (a.Origin as Origin)?.Node == (b.Origin as Origin)?.Node;
}
