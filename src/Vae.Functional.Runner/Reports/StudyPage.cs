using Vae.Functional.Runner.Reports.Figures;
using Vae.Functional.Runner.Studies;

namespace Vae.Functional.Runner.Reports;

/// <summary>What studies found as pages: one study, or all that were run.</summary>
internal static class StudyPage
{
    /// <summary>The page of one study.</summary>
    public static string Render(StudyRecord record, bool isPlain = false) =>
        Page.Render($"{record.Id} – study", record.Title, Lead(record), Figures(record), isPlain);

    /// <summary>The page of several studies, one after the other.</summary>
    public static string Render(IReadOnlyCollection<StudyRecord> records, bool isPlain = false) => Page.Render(
        "Studies",
        "Studies",
        Markup.Of($"{records.Count} {(records.Count == 1 ? "study" : "studies")}, each with what it asks, what it found, and what shows it."),
        records.SelectMany(record => Figures(record).Prepend(Heading(record))),
        isPlain);

    /// <summary>The sections of one study.</summary>
    public static IEnumerable<Figure> Figures(StudyRecord record) =>
    [
        new Figure(Anchor(record, "finding"), "Finding", new FigureBody.Text(Markup.Of($"<p>{record.Result.Finding}</p>"))),
        .. record.Result.Exhibits.Select(exhibit => ExhibitFigure.Of(exhibit, Anchor(record, exhibit.Name))),
        .. record.Result.Audit.IsEmpty ? Array.Empty<Figure>() : [AuditFigure.Of(record.Result.Audit, Anchor(record, "audit"))],
    ];

    private static Figure Heading(StudyRecord record) =>
        new(Anchor(record, "study"), record.Title, new FigureBody.Text(Markup.Of($"<p>{Lead(record)}</p>")));

    private static Markup Lead(StudyRecord record) => Markup.Of(
        $"Study <code>{record.Id}</code>{(record.Source.Length == 0 ? "" : $" of {record.Source}")}{record.Circumstances}.");

    private static string Anchor(StudyRecord record, string part) => Specs.Names.Slug($"{record.Id} {part}");
}
