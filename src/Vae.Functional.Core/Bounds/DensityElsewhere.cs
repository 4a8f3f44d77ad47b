namespace Vae.Functional.Bounds;

/// <summary>
/// What takes log q(z|x) at a z that is no draw of that q, which a family such as a flow cannot give: the one table of it for rules,
/// analyzers and the programs themselves.
/// </summary>
public static class DensityElsewhere
{
    private const string Held = "holds the parameters of q(z|x) constant while z moves";

    private static readonly Dictionary<string, (string Why, string Instead)> Rows = new()
    {
        ["StickingTheLanding"] = (Held, "MonteCarlo"),
        ["DoublyReparameterised"] = (Held, "ImportanceWeighted"),
        ["VampPrior"] = ("mixes the densities q(z|u) of other inputs at z", "MixtureOfGaussians, or DiagonalGaussian as the family"),
    };

    /// <summary>Whether a record of this type does.</summary>
    public static bool IsTakenBy(string type) => Rows.ContainsKey(type);

    /// <summary>Why it does not go with a density that is known at its own draws only, and what does.</summary>
    public static string Reason(string type) =>
        $"{type} {Rows[type].Why}, and this family knows its density at its own draws only; use {Rows[type].Instead}";
}
