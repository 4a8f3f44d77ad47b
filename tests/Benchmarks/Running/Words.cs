using System.CommandLine;

namespace Vae.Functional.Benchmarks.Running;

/// <summary>Options that choose among names.</summary>
internal static class Words
{
    public static Option<string[]> Option(string name, string description, IEnumerable<string> words)
    {
        var option = new Option<string[]>(name) { Description = description, AllowMultipleArgumentsPerToken = true };
        option.AcceptOnlyFromAmong([.. words.Distinct()]);
        return option;
    }

    /// <summary>Whether a name is among those that are asked for; all are where none is.</summary>
    public static bool IsAsked(string[]? asked, string name) => asked is null or [] || asked.Contains(name);
}
