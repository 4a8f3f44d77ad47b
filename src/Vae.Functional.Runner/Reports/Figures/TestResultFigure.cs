namespace Vae.Functional.Runner.Reports.Figures;

/// <summary>The one number of the run: its value on held-out data, with its standard error.</summary>
internal static class TestResultFigure
{
    public static Figure? Of(RunReport report) => report.Test is { } test
        ? new("test-result", "Result on the test data", new FigureBody.Text(Body(test)), Caption(test), FigureWidth.Half)
        : null;

    private static Markup Body(TestResult test)
    {
        var decimals = Wording.Decimals(test.StandardError);
        return Markup.Of($"""
            <p class="result"><span class="result-name">{Wording.Capitalised(test.Name)}</span>
            <span class="result-value">{Wording.Number(test.Value, decimals)}</span>
            <span class="result-error">± {Wording.Number(test.StandardError, decimals)}</span>
            <span class="result-unit">{Wording.Unit}</span></p>
            """);
    }

    private static string Caption(TestResult test) =>
        $"Mean of the {test.Name} over {Wording.Count(test.Count)} observations that the training never saw, ± one standard error of that mean. Higher is better.";
}
