namespace Vae.Functional.Runner.Reports.Figures;

/// <summary>The value that was maximised, epoch by epoch.</summary>
internal static class ValuePerEpochFigure
{
    public static Figure? Of(RunReport report) => report.Epochs.IsEmpty ? null : new(
        "value-per-epoch",
        $"How the training went: {report.Values.ObjectiveName} per epoch",
        new FigureBody.Charts(EpochChart.Of(report, report.Values.ObjectiveName, part => part.Value)),
        $"The {report.Values.ObjectiveName}, with the divergence at full weight, in {Wording.Unit}: higher is better. "
        + "Training data improving while validation data fall is overfitting.");
}
