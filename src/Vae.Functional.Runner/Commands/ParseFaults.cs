using System.CommandLine;
using System.CommandLine.Parsing;
using Vae.Functional.Runner.Specs;

namespace Vae.Functional.Runner.Commands;

/// <summary>What is wrong with a command line, in one line that names the nearest thing that would have been right.</summary>
internal static class ParseFaults
{
    /// <summary>The first mistake, or null where there is none.</summary>
    public static Fault? Of(ParseResult parsed)
    {
        if (parsed.Errors.Count == 0)
            return null;
        var command = parsed.CommandResult.Command;
        var wrong = parsed.UnmatchedTokens.FirstOrDefault() is not { } stray ? $"{parsed.Errors[0].Message.TrimEnd('.')}."
            : stray.StartsWith('-') ? Unknown("option", stray, command.Options.Select(option => option.Name))
            : command is RootCommand ? Unknown("command", stray, command.Subcommands.Select(one => one.Name))
            : $"'{command.Name}' has no use for '{stray}'.";
        return new Fault($"{wrong} Ask '{(command is RootCommand ? "" : command.Name + " ")}--help'");
    }

    private static string Unknown(string kind, string given, IEnumerable<string> known) =>
        $"there is no {kind} '{given}'; did you mean '{Names.Nearest(given, known)}'?";
}
