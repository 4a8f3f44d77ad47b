namespace Vae.Functional;

/// <summary>Which way an expected value goes as a member of its estimator grows.</summary>
public enum Trend
{
    /// <summary>It never falls.</summary>
    Rises = 0,
    /// <summary>It never rises.</summary>
    Falls = 1,
}

/// <summary>That an estimator's expected value rises or falls in one of its members, all else equal.</summary>
/// <param name="Member">The member's name, as in <c>nameof(Samples)</c>.</param>
/// <param name="Trend">Which way.</param>
public sealed record Monotone(string Member, Trend Trend = Trend.Rises)
{
    /// <summary>As in <c>never falls as Samples grows</c>.</summary>
    public override string ToString() => $"never {(Trend == Trend.Rises ? "falls" : "rises")} as {Member} grows";
}
