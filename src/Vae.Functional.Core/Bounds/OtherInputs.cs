namespace Vae.Functional.Bounds;

/// <summary>
/// What takes q(z|x) of inputs that are no observations, of which a family without a network has no parameters: the one table of it for
/// rules, analyzers and the programs themselves.
/// </summary>
public static class OtherInputs
{
    private static readonly Dictionary<string, (string Why, string Instead)> Rows = new()
    {
        ["Denoising"] = ("reads q(z|x̃) off a corrupted observation", "AnalyticKl or MonteCarlo"),
        ["VampPrior"] = ("is made of q(z|u) of inputs u of its own", "MixtureOfGaussians"),
    };

    /// <summary>Whether a record of this type does.</summary>
    public static bool AreTakenBy(string type) => Rows.ContainsKey(type);

    /// <summary>Why it does not go with parameters of each observation, and what does.</summary>
    public static string Reason(string type) => $"{type} {Rows[type].Why}, and PerObservation has parameters for observations only; "
        + $"use {Rows[type].Instead}, or a network that reads x";
}
