using System.CommandLine;
using Vae.Functional.Runner.Specs;

namespace Vae.Functional.Runner.Commands;

/// <summary><c>list</c>: every declared spec, with its verdict in a word, or why it cannot be trained.</summary>
internal static class ListCommand
{
    private static readonly string[] Heading = ["spec", "observation", "prior", "family", "likelihood", "training"];

    public static Command Create(SpecCatalog catalog)
    {
        var command = new Command("list", "Lists the declared specs.");
        command.SetAction(_ => Run(catalog));
        return command;
    }

    private static int Run(SpecCatalog catalog)
    {
        string[][] rows = [Heading, .. catalog.Specs.Select(Row)];
        foreach (var line in Table.Aligned(rows))
            Console.WriteLine(line);
        var width = rows.Max(row => row[0].Length);
        foreach (var broken in catalog.Broken)
            Console.WriteLine($"{broken.Id.PadRight(width)}  cannot be read: {broken.Fault.Message}");
        return 0;
    }

    private static string[] Row(DeclaredSpec declared) =>
    [
        declared.Id,
        $"{declared.Spec.Observation.GetType().Name} {declared.Spec.Observation.Shape}",
        $"{declared.Spec.Prior.GetType().Name}({declared.Spec.Prior.Dimension})",
        declared.Spec.Family.GetType().Name,
        declared.Spec.Likelihood.GetType().Name,
        declared.Spec.Validate().Joined().Match(
            Right: spec => Wordings.Objective(spec.Verdict),
            Left: fault => $"refused: {fault.Message}"),
    ];
}
