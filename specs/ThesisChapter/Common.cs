using Vae.Functional.Baselines;
using Vae.Functional.Engine.Data;
using static Vae.Functional.Specs.Prose;

namespace Vae.Functional.Specs;

public static partial class ThesisChapter
{
    private static DataSet Images(StudyRun run) => run.Shortened(run.Data.Mnist, quickCount: 1500, quickTestCount: 500);

    // The chapter gives no plan; in full this is 600,000 observations.
    private static TrainingPlan Plan(StudyRun run, ulong seed = 0) =>
        new(Epochs: run.Choose(8, 10), BatchSize: run.Choose(50, 100), Seed: seed, ValidationFraction: 0);

    // Twenty thousand images tell 784 directions apart as well as sixty, in a third of the memory.
    private static Spectrum LeadingSpectrum(DataSet data) =>
        Spectrum.Of(data.First(20_000).Matrix()).OrThrow();

    private static AuditEntry Audited(string claim, string place, AuditVerdict verdict, string evidence) =>
        new(claim, "000_a3856cb068900b82.txt", place, verdict, evidence);

    // What holds of one system and not of another holds with that correction.
    private static AuditVerdict Together(AuditVerdict one, AuditVerdict other) =>
        one == other ? one : AuditVerdict.HoldsWithCorrection;

    private static string Seeds(int count) => count == 1 ? "one seed" : Text($"{count} seeds");
}
