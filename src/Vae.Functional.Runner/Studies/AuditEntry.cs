namespace Vae.Functional;

/// <summary>How a claim fares.</summary>
public enum AuditVerdict
{
    /// <summary>It is true as it stands.</summary>
    Holds = 0,
    /// <summary>It is true of something close by; the evidence says of what.</summary>
    HoldsWithCorrection = 1,
    /// <summary>It is false.</summary>
    DoesNotHold = 2,
    /// <summary>What would decide it is not at hand.</summary>
    NotDecidable = 3,
}

/// <summary>A claim or a formula of the literature, and what became of it.</summary>
/// <param name="Claim">Its words or its formula, quoted as they are printed.</param>
/// <param name="File">The file it stands in, for example <c>002_c54354c499d396ab.txt</c>.</param>
/// <param name="Place">Where in the file, for example <c>section 2.4.1, Theorem 1</c>.</param>
/// <param name="Verdict">How it fares.</param>
/// <param name="Evidence">What shows it: a law, a witness, a number with its interval and its seeds.</param>
public sealed record AuditEntry(string Claim, string File, string Place, AuditVerdict Verdict, string Evidence);
