namespace Vae.Functional.Testing.Statistics;

/// <summary>What is claimed of a mean.</summary>
public enum Hypothesis
{
    /// <summary>It is zero.</summary>
    Zero,
    /// <summary>It is at most zero.</summary>
    NotPositive,
}
