namespace Vae.Functional.Runner.Reports;

/// <summary>The report of one run as a page.</summary>
internal static class ReportPage
{
    /// <summary>The whole page. The same report gives the same text.</summary>
    /// <param name="report">What it shows.</param>
    /// <param name="isPlain">Whether charts are plain ones even where there are interactive ones.</param>
    public static string Render(RunReport report, bool isPlain = false) =>
        Page.Render($"{report.Title} – training report", report.Title, Lead(report), Figures.ReportFigures.Of(report), isPlain);

    private static Markup Lead(RunReport report)
    {
        var epochs = report.Epochs.Count(row => row.Epoch > 0);
        var speeds = report.Epochs.Where(row => row.Epoch > 0).Select(row => row.ObservationsPerSecond).Order().ToArray();
        var speed = speeds.Length == 0 ? "" : $", at {Wording.Number(speeds[speeds.Length / 2], decimals: 0)} observations per second";
        var trained = $"{Wording.Count(epochs)} {(epochs == 1 ? "epoch" : "epochs")}{speed}";
        return Markup.Of($"Training report of the variational autoencoder <code>{report.SpecId}</code>: {trained}.");
    }
}
