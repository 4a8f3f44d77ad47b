using Vae.Functional.Bounds;

namespace Vae.Functional.Runner.Reports.Figures;

/// <summary>What may be concluded from the numbers and from the generated pictures: the verdict, and all that the rules say.</summary>
internal static class VerdictFigure
{
    public static Figure Of(RunReport report) =>
        new("verdict", "What the numbers mean", new FigureBody.Text(Body(report.Verdict)), Width: FigureWidth.Half);

    private static Markup Body(Verdict verdict)
    {
        var (training, reasons) = verdict.Training switch
        {
            TrainingVerdict.LowerBound bound =>
                (Statement(true, $"A lower bound on {bound.Of}"), [.. bound.Looser, .. bound.UnboundedAbove]),
            TrainingVerdict.Surrogate surrogate => (Surrogate(surrogate), surrogate.Reasons),
            _ => throw new InvalidOperationException($"unknown verdict {verdict.Training.GetType().Name}"),
        };
        var generation = verdict.Generation.Count == 0
            ? Statement(true, "Generated data are draws from the model")
            : Statement(false, "Generated data are not draws from the model");
        return Markup.Of($"""
            {training}
            {List(reasons)}
            {generation}
            {List(verdict.Generation)}
            {Besides([.. verdict.Findings.Except(reasons).Except(verdict.Generation)])}
            """);
    }

    private static Markup Surrogate(TrainingVerdict.Surrogate surrogate) => Markup.Lines(
    [
        Statement(false, "Not a lower bound: a surrogate objective"),
        .. surrogate.BoundOf is { } other ? new[] { Markup.Of($"<p>It is a lower bound on {other}.</p>") } : [],
    ]);

    private static Markup Besides(IReadOnlyList<Finding> findings) =>
        findings.Count == 0 ? Markup.Verbatim("") : Markup.Lines([Markup.Of($"<p>Besides:</p>"), List(findings)]);

    private static Markup List(IEnumerable<Finding> findings) => Markup.Of($"""
        <ul>
        {Markup.Lines(findings.Select(finding => Markup.Of($"<li>{finding.ToString()}</li>")))}
        </ul>
        """);

    private static Markup Statement(bool holds, string text) =>
        Markup.Of($"""<p class="statement {(holds ? "holds" : "fails")}">{text}</p>""");
}
