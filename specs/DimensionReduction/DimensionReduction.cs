namespace Vae.Functional.Specs;

/// <summary>Saleh's report "On Variational Autoencoders: Generative Models for Dimension Reduction" (2019).</summary>
public static partial class DimensionReduction
{
    private const string File = "004_3cf4c16c2e4a3cbb.txt";

    // What is claimed of published data, built-in digits do not decide.
    private static AuditVerdict OnPublished(StudyRun run, AuditVerdict verdict) =>
        run.Data.ArePublished ? verdict : AuditVerdict.NotDecidable;

    // Whether something is so with all seeds, with some, or with none.
    private static AuditVerdict With(int seeds, int all) =>
        seeds == all ? AuditVerdict.Holds : seeds == 0 ? AuditVerdict.DoesNotHold : AuditVerdict.HoldsWithCorrection;
}
