using System.CommandLine;
using Vae.Functional.Runner.Specs;

namespace Vae.Functional.Runner.Commands;

/// <summary><c>list</c>: every declared spec, with its verdict in a word.</summary>
internal static class ListCommand
{
    public static Command Create(SpecCatalog catalog)
    {
        var command = new Command("list", "Lists the declared specs.");
        command.SetAction(_ => Run(catalog));
        return command;
    }

    private static int Run(SpecCatalog catalog)
    {
        string[][] rows = [["spec", "observation", "prior", "family", "likelihood", "training"], .. catalog.Specs.Select(Row)];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
            Console.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        return 0;
    }

    private static string[] Row(DeclaredSpec declared) =>
    [
        declared.Id,
        $"{declared.Spec.Observation.GetType().Name} {declared.Spec.Observation.Shape}",
        $"{declared.Spec.Prior.GetType().Name}({declared.Spec.Prior.Dimension})",
        declared.Spec.Family.GetType().Name,
        declared.Spec.Likelihood.GetType().Name,
        declared.Spec.Verdict.ObjectiveName,
    ];
}
