namespace Vae.Functional.Runner.Reports.Figures;

/// <summary>What may be concluded from the numbers and from the generated pictures.</summary>
internal static class VerdictFigure
{
    public static Figure Of(RunReport report) =>
        new("verdict", "What the numbers mean", new FigureBody.Text(Body(report.Verdict)), Width: FigureWidth.Half);

    private static Markup Body(VerdictView verdict)
    {
        var training = verdict.Training switch
        {
            TrainingVerdict.LowerBound bound => Statement(true, $"A lower bound on {bound.Of}"),
            _ => Statement(false, "Not a lower bound: a surrogate objective"),
        };
        var generation = Statement(verdict.Generation.DrawsFromModel, verdict.Generation.DrawsFromModel ? "Generated data are draws from the model" : "Generated data are not draws from the model");
        return Markup.Of($"""
            {training}
            <ul>
            {Markup.Lines(verdict.Training.Reasons.Select(reason => Markup.Of($"<li>{reason}</li>")))}
            </ul>
            {generation}
            <ul><li>{verdict.Generation.Explanation}</li></ul>
            """);
    }

    private static Markup Statement(bool holds, string text) =>
        Markup.Of($"""<p class="statement {(holds ? "holds" : "fails")}">{text}</p>""");
}
