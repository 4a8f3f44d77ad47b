using System.Globalization;

namespace Vae.Functional.Specs;

/// <summary>Sentences with numbers.</summary>
internal static class Prose
{
    /// <summary>Lines as one, their numbers as every machine writes them.</summary>
    public static string Text(FormattableString lines) => lines.ToString(CultureInfo.InvariantCulture).ReplaceLineEndings(" ");
}
