using System.CommandLine;
using LanguageExt;
using Vae.Functional.Runner.DataSets;
using Vae.Functional.Runner.Specs;

namespace Vae.Functional.Runner.Commands;

/// <summary><c>data</c>: fetches the published data sets that studies ask for.</summary>
internal static class DataCommand
{
    private static readonly string[] All = [.. KnownDataSet.All.Select(known => known.Folder)];

    public static Command Create()
    {
        var names = new Argument<string[]>("sets")
        {
            Description = $"Which: {string.Join(", ", All)}; all where left out.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var directory = SharedOptions.Path("--data-dir", "The directory that their folders belong in, as 'study' takes it.");
        var mirror = new System.CommandLine.Option<string?>("--mirror")
        {
            Description = $"An address that has the folders {string.Join(", ", All)}; where they are published where left out.",
            HelpName = "url",
        };
        var command = new Command("data", "Fetches published data sets, and checks that they are what was "
            + "published.") { names, directory, mirror };
        command.SetAction(parsed => CommandLine.Settle(
            from folder in parsed.GetValue(directory) is { } path
                ? Prelude.Right<Fault, string>(path)
                : new Fault("--data-dir is missing; say where the data belong")
            from asked in (parsed.GetValue(names) is { Length: > 0 } some ? some : All).Select(Find).Sequence()
            from address in Address(parsed.GetValue(mirror))
            from code in Fetch(asked, folder, address)
            select code));
        return command;
    }

    private static Either<Fault, int> Fetch(IEnumerable<KnownDataSet> asked, string directory, LanguageExt.Option<Uri> mirror)
    {
        using var client = new HttpClient();
        var download = new Download(client, mirror);
        return asked.Aggregate(
            Prelude.Right<Fault, int>(0),
            (before, known) => before.Bind(code => download.Fetch(known, directory, Console.WriteLine).Map(_ => code)));
    }

    private static Either<Fault, KnownDataSet> Find(string name) =>
        KnownDataSet.All.FirstOrDefault(known => known.Folder == name) is { } found ? found
        : new Fault($"there is no data set '{name}'; did you mean '{Names.Nearest(name, All)}'? There are {string.Join(", ", All)}");

    private static Either<Fault, LanguageExt.Option<Uri>> Address(string? mirror) =>
        mirror is null ? LanguageExt.Option<Uri>.None
        : Uri.TryCreate($"{mirror.TrimEnd('/')}/", UriKind.Absolute, out var there) && there.Scheme is "http" or "https"
            ? Prelude.Some(there)
        : new Fault($"--mirror is '{mirror}'; give an address that begins with http:// or https://");
}
