using System.CommandLine;
using System.Globalization;
using LanguageExt;
using Vae.Functional.Runner.Reports;
using Vae.Functional.Runner.Runs;
using Vae.Functional.Runner.Specs;
using Vae.Functional.Runner.Studies;

namespace Vae.Functional.Runner.Commands;

/// <summary><c>studies</c>: lists the studies, and makes pages of those that were run.</summary>
internal static class StudiesCommand
{
    private const string AuditName = "audit.md";

    public static Command Create(StudyCatalog studies)
    {
        var report = new System.CommandLine.Option<bool>("--report") { Description = "Write one page over all studies that were run here." };
        var record = SharedOptions.Path(
            "--record", "Keep the numbers of the studies that were run here as text under this folder, with the audit of what sources claim.");
        var command = new Command("studies", "Lists the declared studies with how long they take.") { report, record };
        command.SetAction(parsed => CommandLine.Settle(
            parsed.GetValue(report) ? Report(studies)
            : parsed.GetValue(record) is { } folder ? Record(studies, folder)
            : List(studies)));
        return command;
    }

    private static Either<Fault, int> List(StudyCatalog studies) =>
        studies.Studies.Select(declared => Row(studies, declared)).Sequence().Map(rows =>
        {
            foreach (var line in Table.Aligned([["study", "quick", "full", "source", "asks"], .. rows]))
                Console.WriteLine(line);
            foreach (var (id, value) in studies.All)
                value.IfLeft(fault => Console.WriteLine($"{id}  cannot be read: {fault.Message}"));
            return 0;
        });

    private static Either<Fault, string[]> Row(StudyCatalog studies, DeclaredStudy declared) =>
        from quick in StudyFolder.Last(declared.Id, isQuick: true)
        from full in StudyFolder.Last(declared.Id, isQuick: false)
        from recorded in StudyFolder.Recorded(studies.Assembly, declared.Id)
        select new[]
        {
            declared.Id,
            Time(quick || recorded.Filter(record => record.IsQuick)),
            Time(full || recorded.Filter(record => !record.IsQuick)),
            declared.Study.Source,
            declared.Study.Title,
        };

    private static string Time(LanguageExt.Option<StudyRecord> record) => record.Match(
        Some: found => found.Seconds < 90
            ? string.Create(CultureInfo.InvariantCulture, $"{found.Seconds:F0} s")
            : string.Create(CultureInfo.InvariantCulture, $"{found.Seconds / 60:F0} min"),
        None: () => "–");

    private static Either<Fault, int> Report(StudyCatalog studies) =>
        from records in RunHere(studies)
        from some in records.Length > 0
            ? Prelude.Right<Fault, StudyRecord[]>(records)
            : new Fault("no study was run here; run one with 'study'")
        from written in StudyFolder.Text(StudyFolder.Report, StudyPage.Render(some))
        select Told(StudyFolder.Report);

    // The audit speaks of all that is known: what was run here, and what the assembly brings of the rest.
    private static Either<Fault, int> Record(StudyCatalog studies, string folder) =>
        from here in RunHere(studies)
        from kept in here.Select(record => Kept(folder, record)).Sequence()
        from brought in studies.Studies.Select(declared => StudyFolder.Recorded(studies.Assembly, declared.Id)).Sequence()
        let known = studies.Studies.SelectMany(declared =>
            here.Where(record => record.Id == declared.Id)
                .Concat(brought.SelectMany(record => record).Where(record => record.Id == declared.Id)).Take(1))
        let audit = Path.Combine(folder, AuditName)
        from written in StudyFolder.Text(audit, AuditText.Of(known))
        select Told(audit);

    private static Either<Fault, Unit> Kept(string folder, StudyRecord record)
    {
        var path = StudyFolder.RecordedPath(folder, record.Id);
        return from made in Folders.Make(Path.GetDirectoryName(path)!)
               from saved in record.WithoutPictures().Save(path)
               select saved;
    }

    // In full where it was run in full.
    private static Either<Fault, StudyRecord[]> RunHere(StudyCatalog studies) =>
        studies.Studies.Select(declared =>
            from full in StudyFolder.Last(declared.Id, isQuick: false)
            from quick in StudyFolder.Last(declared.Id, isQuick: true)
            select full || quick).Sequence().Map(records => records.SelectMany(record => record).ToArray());

    private static int Told(string path)
    {
        Console.WriteLine(path);
        return 0;
    }
}
