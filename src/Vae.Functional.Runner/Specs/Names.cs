using System.Text;

namespace Vae.Functional.Runner.Specs;

/// <summary>Names as the command line writes them.</summary>
internal static class Names
{
    /// <summary><c>SimpleVae</c> as <c>simple-vae</c>; a digit stays with the letter before it, as in <c>d20</c>.</summary>
    public static string Kebab(string name)
    {
        var kebab = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var begins = char.IsUpper(name[i]) && i > 0
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (begins && name[i - 1] != '_')
                kebab.Append('-');
            kebab.Append(name[i] == '_' ? '-' : char.ToLowerInvariant(name[i]));
        }
        return kebab.ToString();
    }

    /// <summary>Words as one name for a file or an anchor: letters of any alphabet and digits, what is between them as hyphens.</summary>
    public static string Slug(string words) => string.Join('-', new string([.. words.ToLowerInvariant().Select(letter =>
        char.IsLetterOrDigit(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The name that takes the fewest changed letters, or null where there is none to choose from.</summary>
    public static string? Nearest(string name, IEnumerable<string> names) => names.MinBy(candidate => Distance(name, candidate));

    // Levenshtein's distance, a row at a time.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }
        return row[b.Length];
    }
}
