using System.Collections.Immutable;

namespace Vae.Functional.Runner.Reports.Figures;

/// <summary>What a study says of claims of the literature, as a table.</summary>
internal static class AuditFigure
{
    public static Figure Of(ImmutableArray<AuditEntry> entries, string anchor) => new(
        anchor,
        "What the source claims",
        new FigureBody.Text(Markup.Of($"""
            <div class="scroll"><table>
            <thead><tr><th scope="col">claim</th><th scope="col">where</th><th scope="col">verdict</th><th scope="col">evidence</th></tr></thead>
            <tbody>
            {Markup.Lines(entries.Select(Row))}
            </tbody></table></div>
            """)));

    private static Markup Row(AuditEntry entry) => Markup.Of(
        $"<tr><td>{entry.Claim}</td><td>{entry.File}, {entry.Place}</td><td>{AuditText.Verdict(entry.Verdict)}</td><td>{entry.Evidence}</td></tr>");
}
