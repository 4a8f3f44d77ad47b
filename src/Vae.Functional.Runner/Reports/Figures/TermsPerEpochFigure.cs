namespace Vae.Functional.Runner.Reports.Figures;

/// <summary>The two terms of the value, epoch by epoch; an estimator of the user's own may have none.</summary>
internal static class TermsPerEpochFigure
{
    public static Figure? Of(RunReport report) => report.Epochs.Any(HasTerms) ? Charts(report) : null;

    private static bool HasTerms(EpochRow epoch) => double.IsFinite(epoch.Train.Reconstruction) && double.IsFinite(epoch.Train.Kl);

    private static Figure Charts(RunReport report) => new(
        "terms-per-epoch",
        "Its two terms",
        new FigureBody.Charts(
            EpochChart.Of(report, Wording.ReconstructionName(report), part => part.Reconstruction),
            EpochChart.Of(report, Wording.KlName, part => part.Kl)),
        $"{report.Objective.Terms}, all in {Wording.Unit}. Left, how well observations are given back (higher is better); "
        + "right, how much the latent code of an observation tells about it beyond the prior. "
        + "A KL divergence near zero says that the code is ignored (posterior collapse).");
}
