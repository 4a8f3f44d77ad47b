namespace Vae.Functional.Testing.Statistics;

/// <summary>How a test ends. A test that is not certain by the end of its budget says so; it never passes for want of draws.</summary>
public enum Decision
{
    /// <summary>The hypothesis holds to within the stated margin.</summary>
    Holds,
    /// <summary>The hypothesis is false.</summary>
    Broken,
    /// <summary>The budget ended before either was certain.</summary>
    Undecided,
}
