namespace Vae.Functional.Runner.Reports.Figures;

/// <summary>The model and the objective as text.</summary>
internal static class ObjectiveFigure
{
    public static Figure Of(RunReport report) => new(
        "objective",
        "The model and its objective",
        new FigureBody.Text(Markup.Of($"""
            <h3>Generative model</h3>
            <pre>{report.Objective.GenerativeModel}</pre>
            <h3>{Wording.Capitalised(report.Verdict.ObjectiveName)} of one observation</h3>
            <pre>{report.Objective.Text}</pre>
            <details><summary>The same in LaTeX</summary>
            <pre>{report.Objective.Latex}</pre>
            </details>
            """)));
}
