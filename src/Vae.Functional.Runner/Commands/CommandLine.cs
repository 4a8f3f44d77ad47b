using System.CommandLine;
using LanguageExt;
using Vae.Functional.Runner.Specs;

namespace Vae.Functional.Runner.Commands;

/// <summary>The commands, and the one place where a fault becomes a line on the error stream and an exit code.</summary>
internal static class CommandLine
{
    /// <summary>The exit code after a fault.</summary>
    public const int Failed = 1;

    public static int Run(SpecCatalog catalog, string[] args)
    {
        var root = new RootCommand("Declare variational autoencoders as records; explain, train and look at them.")
        {
            ListCommand.Create(catalog),
            ExplainCommand.Create(catalog),
            TrainCommand.Create(catalog),
            EvaluateCommand.Create(catalog),
        };
        var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
        if (parsed.Errors.Count > 0)
            return Fail(new Fault($"{parsed.Errors[0].Message} Ask for --help."));
        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (VaeException failure)
        {
            return Fail(failure.Fault);
        }
    }

    /// <summary>The exit code of a command that may have failed.</summary>
    public static int Settle(Either<Fault, int> result) => result.Match(Right: code => code, Left: Fail);

    private static int Fail(Fault fault)
    {
        Console.Error.WriteLine($"error: {fault.Message.ReplaceLineEndings(" ")}");
        return Failed;
    }
}
