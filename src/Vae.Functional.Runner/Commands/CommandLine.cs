using System.CommandLine;
using LanguageExt;
using Vae.Functional.Runner.Specs;

namespace Vae.Functional.Runner.Commands;

/// <summary>The commands, and the one place where a fault becomes a line on the error stream and an exit code.</summary>
internal static class CommandLine
{
    /// <summary>The exit code after a fault.</summary>
    public const int Failed = 1;

    public static int Run(SpecCatalog catalog, StudyCatalog studies, string[] args)
    {
        var root = new RootCommand("Declare variational autoencoders as records; explain, train and look at them.")
        {
            ListCommand.Create(catalog),
            VocabularyCommand.Create(),
            ExplainCommand.Create(catalog),
            CheckCommand.Create(catalog),
            TrainCommand.Create(catalog),
            EvaluateCommand.Create(catalog),
            CompareCommand.Create(catalog),
            ProfileCommand.Create(catalog),
            StudiesCommand.Create(studies),
            StudyCommand.Create(catalog, studies),
            DataCommand.Create(),
        };
        try
        {
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            var parsed = root.Parse(args);
            return args.Length == 0 ? Helped(root, configuration)
                : ParseFaults.Of(parsed) is { } fault ? Fail(fault)
                : parsed.Invoke(configuration);
        }
        catch (Exception failure)
        {
            return Fail(Unforeseen(failure));
        }
    }

    /// <summary>The exit code of a command that may have failed.</summary>
    public static int Settle(Either<Fault, int> result) => result.Match(Right: code => code, Left: Fail);

    // Nothing was asked for: what there is to ask for is shown, and the code says that nothing was done.
    private static int Helped(RootCommand root, InvocationConfiguration configuration)
    {
        root.Parse("--help").Invoke(configuration);
        return Fail(new Fault($"no command was given; give one of {string.Join(", ", root.Subcommands.Select(command => command.Name))}"));
    }

    // What was foreseen comes as a fault. The rest still gets its one line, with what a report of it needs.
    private static Fault Unforeseen(Exception failure) => failure switch
    {
        VaeException { Fault: var fault } => fault,
        IOException or UnauthorizedAccessException => new Fault(failure.Message),
        OutOfMemoryException => new Fault("there is not enough memory; give a smaller batch, or declare a smaller model"),
        _ => new Fault($"something unforeseen happened: {failure.GetType().Name}: {failure.Message} "
            + $"(in {failure.TargetSite?.DeclaringType?.Name}.{failure.TargetSite?.Name})"),
    };

    private static int Fail(Fault fault)
    {
        Console.Error.WriteLine($"error: {fault.Message.ReplaceLineEndings(" ")}");
        return Failed;
    }
}
