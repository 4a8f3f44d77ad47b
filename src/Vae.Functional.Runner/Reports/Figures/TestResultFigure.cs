namespace Vae.Functional.Runner.Reports.Figures;

/// <summary>The one number of the run: its value on held-out data, with its standard error.</summary>
internal static class TestResultFigure
{
    public static Figure? Of(RunReport report) => report.Test is { } test
        ? new("test-result", "Result on the test data", new FigureBody.Text(Body(test)), Caption(test), FigureWidth.Half)
        : null;

    private static Markup Body(Evaluation test)
    {
        var decimals = Measurement.Decimals(test.StandardError);
        return Markup.Of($"""
            <p class="result"><span class="result-name">{Wording.Capitalised(test.Name)}</span>
            <span class="result-value">{Wording.Number(test.Nats, decimals)}</span>
            <span class="result-error">± {Wording.Number(test.StandardError, decimals)}</span>
            <span class="result-unit">{Wording.Unit}</span></p>
            {Markup.Lines(test.Remarks.Select(remark => Markup.Of($"""<p class="statement fails">{remark.ToString()}</p>""")))}
            """);
    }

    private static string Caption(Evaluation test) =>
        $"Mean of the {test.Name} over {Wording.Count(test.Observations)} observations of the test data, ± one standard error of that "
        + $"mean. Higher is better.{(test is Evaluation.Surrogate { BoundOf: { } other } ? $" It is a lower bound on {other}." : "")}";
}
