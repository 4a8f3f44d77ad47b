namespace Vae.Functional.Specs;

/// <summary>Verdicts that depend on how a study was run.</summary>
internal static class Verdicts
{
    /// <summary>A verdict of the full form: little data and few steps decide nothing between systems.</summary>
    public static AuditVerdict InFull(this StudyRun run, AuditVerdict verdict) => run.Choose(AuditVerdict.NotDecidable, verdict);
}
