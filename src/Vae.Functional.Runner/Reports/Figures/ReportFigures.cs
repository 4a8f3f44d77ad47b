using System.Collections.Immutable;

namespace Vae.Functional.Runner.Reports.Figures;

/// <summary>The sections of a report, in the order in which they are read.</summary>
internal static class ReportFigures
{
    // A function returns null where the run has nothing to show for it.
    private static readonly ImmutableArray<Func<RunReport, Figure?>> All =
    [
        TestResultFigure.Of,
        VerdictFigure.Of,
        ValuePerEpochFigure.Of,
        TermsPerEpochFigure.Of,
        ReconstructionsFigure.Of,
        DrawsFigure.Of,
        LatentScatterFigure.Of,
        ManifoldFigure.Of,
        TraversalsFigure.Of,
        ObjectiveFigure.Of,
        EpochTableFigure.Of,
        SettingsFigure.Of,
    ];

    /// <summary>The figures that this run has.</summary>
    public static ImmutableArray<Figure> Of(RunReport report) => [.. All.Select(figure => figure(report)).OfType<Figure>()];
}
