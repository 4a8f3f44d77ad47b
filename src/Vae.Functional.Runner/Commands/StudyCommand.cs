using System.CommandLine;
using System.Diagnostics;
using LanguageExt;
using Vae.Functional.Engine;
using Vae.Functional.Runner.Specs;
using Vae.Functional.Runner.Studies;

namespace Vae.Functional.Runner.Commands;

/// <summary><c>study</c>: runs studies, and writes what they found.</summary>
internal static class StudyCommand
{
    private const int Interrupted = 130;

    public static Command Create(SpecCatalog specs, StudyCatalog studies)
    {
        var names = new Argument<string[]>("studies")
        {
            Description = "Ids of studies, as 'studies' shows them.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var all = new System.CommandLine.Option<bool>("--all") { Description = "Run every study." };
        var quick = new System.CommandLine.Option<bool>("--quick") { Description = "An answer in a minute, on little data." };
        var data = SharedOptions.Path(
            "--data-dir", "A directory with the folders mnist, fashion-mnist and frey-faces; the built-in digits where left out.");
        var engine = SharedOptions.EngineKind("torch where it is set up");
        var threads = SharedOptions.Threads();
        var command = new Command("study", "Runs studies: trains what they need, keeps it, and writes what they found.")
        {
            names, all, quick, data, engine, threads,
        };
        command.SetAction(parsed => CommandLine.Settle(
            from asked in Asked(studies, parsed.GetValue(names) ?? [], parsed.GetValue(all))
            from options in SharedOptions.Engine(parsed.GetValue(threads), parsed.GetValue(engine))
            from code in Run(specs, asked, new StudyData(parsed.GetValue(data)), parsed.GetValue(quick), options)
            select code));
        return command;
    }

    private static Either<Fault, DeclaredStudy[]> Asked(StudyCatalog studies, string[] names, bool all) => (names, all) switch
    {
        ([], false) => new Fault("no study was named; name one, or give --all. The command 'studies' shows them"),
        ([], true) => studies.All.Select(declared => studies.Find(declared.Id)).Sequence().Map(found => found.ToArray()),
        (_, true) => new Fault("--all stands beside names; give one or the other"),
        _ => names.Select(studies.Find).Sequence().Map(found => found.ToArray()),
    };

    private static Either<Fault, int> Run(SpecCatalog specs, DeclaredStudy[] asked, StudyData data, bool isQuick, EngineOptions options)
    {
        foreach (var declared in asked)
        {
            Console.WriteLine($"{declared.Id}: {declared.Study.Title}");
            try
            {
                var page = StudyDisplay.Show(specs, declared.Id, display =>
                    Answered(declared, new StudyRun(isQuick, data.Anew, new ModelStore(StudyFolder.Models, options, display)))
                        .Bind(record => StudyFolder.Write(record).Map(path => Told(record, path))));
                if (page.IsLeft)
                    return page;
            }
            catch (OperationCanceledException)
            {
                Console.WriteLine("stopped, and kept what was trained; the same command goes on");
                return Interrupted;
            }
        }
        return 0;
    }

    private static Either<Fault, StudyRecord> Answered(DeclaredStudy declared, StudyRun run)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            using (run)
            {
                var result = declared.Study.Answer(run);
                return new StudyRecord(
                    declared.Id,
                    declared.Study.Title,
                    declared.Study.Source,
                    run.IsQuick,
                    run.Data.UsedNames,
                    Math.Round(clock.Elapsed.TotalSeconds, 1),
                    result);
            }
        }
        catch (VaeException failure)
        {
            return new Fault($"{declared.Id}: {failure.Fault.Message}");
        }
    }

    private static int Told(StudyRecord record, string path)
    {
        Console.WriteLine($"  {record.Result.Finding}");
        Console.WriteLine($"  {path}");
        return 0;
    }
}
