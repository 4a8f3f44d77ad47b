using System.Reflection;
using Vae.Functional.Bounds;

namespace Vae.Functional.Vocabulary;

/// <summary>A word of the vocabulary: a record that declarations are made of, or a member of an enumeration.</summary>
/// <param name="Example">A small one, over observations of <see cref="VocabularyTable.Image"/> and two latent components.</param>
/// <param name="Description">What it is, in a line.</param>
/// <param name="Source">Where it was published; empty where nobody in particular did.</param>
/// <param name="Equation">Its equation; null where the record writes its own.</param>
public sealed record VocabularyEntry(object Example, string Description, string Source = "", string? Equation = null)
{
    /// <summary>As a declaration names it.</summary>
    public string Name => Example is Enum ? $"{Example}" : Example.GetType().Name;

    /// <summary>Its equation.</summary>
    public string Equation { get; } = Equation ?? Written(Example);

    /// <summary>What it goes with, as the rules say; empty where there is nothing to go with.</summary>
    public string Fits => Fitting.Of(Example);

    /// <summary>How it is declared, as in <c>StudentT(Network, Sigma, [DegreesOfFreedom])</c>; in brackets what has a default.</summary>
    public string Form
    {
        get
        {
            var parameters = Parameters(Example.GetType())
                .Select(parameter => parameter.HasDefaultValue ? $"[{parameter.Name}]" : parameter.Name).ToArray();
            return parameters.Length == 0 ? Name : $"{Name}({string.Join(", ", parameters)})";
        }
    }

    /// <summary>What a declaration of a type is made of; nothing of an enumeration.</summary>
    internal static ParameterInfo[] Parameters(Type type) =>
        type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)?.GetParameters() ?? [];

    private static string Written(object example) => example switch
    {
        Prior prior => prior.Notation.Text,
        Family family => family.Notation.Text,
        Likelihood likelihood => likelihood.Notation.Text,
        Sigma sigma => sigma.Notation,
        MeanField weights => weights.Notation.Text,
        WeightPrior weights => weights.Notation.Text,
        Observation observation => $"xᵢ in {SupportTable.Rows[observation.Support].Values}",
        _ => "",
    };
}
