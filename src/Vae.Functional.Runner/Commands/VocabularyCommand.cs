using System.CommandLine;
using Spectre.Console;
using Vae.Functional.Vocabulary;
using SpectreTable = Spectre.Console.Table;

namespace Vae.Functional.Runner.Commands;

/// <summary><c>vocabulary</c>: everything that a declaration can be made of, and what fits what.</summary>
internal static class VocabularyCommand
{
    // Wide enough for most rows where the output is no terminal.
    private const int Width = 200;

    public static Command Create()
    {
        var triples = new Option<bool>("--triples")
        {
            Description = "Show every triple of family, prior and likelihood: whether it fits, how its divergence is found, what trains it.",
        };
        var command = new Command("vocabulary", "Shows what declarations are made of, and what fits what.") { triples };
        command.SetAction(parsed => Write(parsed.GetValue(triples) ? [Triples()] : VocabularyTable.Groups.Select(Section)));
        return command;
    }

    private static int Write(IEnumerable<SpectreTable> tables)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        if (Console.IsOutputRedirected)
            console.Profile.Width = Width;
        foreach (var table in tables)
            console.Write(table);
        return 0;
    }

    private static SpectreTable Triples()
    {
        var table = new SpectreTable().Border(TableBorder.Simple).AddColumns([.. TripleTable.Heading.Select(Markup.Escape)]);
        foreach (var row in TripleTable.Rows)
            table.AddRow([.. row.Select(Markup.Escape)]);
        return table;
    }

    private static SpectreTable Section(VocabularyGroup group)
    {
        var table = new SpectreTable().Border(TableBorder.Simple).AddColumn(group.Title, column => column.NoWrap())
            .AddColumns("what", "equation", "fits", "source");
        foreach (var entry in group.Entries)
            table.AddRow(Array.ConvertAll([entry.Name, entry.Description, entry.Equation, entry.Fits, entry.Source], Markup.Escape));
        return table;
    }
}
