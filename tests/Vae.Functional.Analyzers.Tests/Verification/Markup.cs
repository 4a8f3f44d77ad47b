using System.Text;

namespace Vae.Functional.Analyzers.Tests.Verification;

/// <summary>Source in which <c>{|VAE2001:0.5|}</c> marks what a rule should point at; marks may hold one another.</summary>
internal static class Markup
{
    public static (string Source, IReadOnlyList<(string Id, string Text, int Start)> Marks) Parse(string marked)
    {
        var source = new StringBuilder();
        var open = new Stack<(string Id, int Start)>();
        var marks = new List<(string, string, int)>();
        for (var i = 0; i < marked.Length; i++)
        {
            if (marked.AsSpan(i).StartsWith("{|"))
            {
                var colon = marked.IndexOf(':', i);
                open.Push((marked[(i + 2)..colon], source.Length));
                i = colon;
            }
            else if (open.Count > 0 && marked.AsSpan(i).StartsWith("|}"))
            {
                var (id, start) = open.Pop();
                marks.Add((id, source.ToString(start, source.Length - start), start));
                i++;
            }
            else
            {
                source.Append(marked[i]);
            }
        }

        Assert.Empty(open);
        return (source.ToString(), marks);
    }
}
