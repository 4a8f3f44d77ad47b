using System.Reflection;
using System.Text;
using LanguageExt;
using Vae.Functional.Engine.Checkpoints;
using Vae.Functional.Runner.Reports;
using Vae.Functional.Runner.Runs;
using static System.IO.Path;

namespace Vae.Functional.Runner.Studies;

/// <summary>Where studies are kept: <c>runs/studies</c> under the working directory, the models beside the results.</summary>
internal static class StudyFolder
{
    /// <summary>The trained models of all studies.</summary>
    public static string Models => Combine(Root, "models");

    /// <summary>The page over all studies that were run.</summary>
    public static string Report => Combine(Root, ReportFolder.PageName);

    private const string ResultName = "result.json";

    // What an assembly brings of results is named as ids are.
    private const string RecordedSuffix = ".json";

    private static string Root => Combine(RunFolder.Root, "studies");

    /// <summary>The folder of a study's results at one of the two lengths.</summary>
    public static string Of(string id, bool isQuick) => Combine([Root, .. id.Split('/'), isQuick ? "quick" : "full"]);

    /// <summary>Writes the results, the pictures and, last, the page.</summary>
    /// <returns>The path of the page.</returns>
    public static Either<Fault, string> Write(StudyRecord record)
    {
        var folder = Of(record.Id, record.IsQuick);
        return from made in Folders.Make(folder)
               from saved in record.Save(Combine(folder, ResultName))
               from page in ReportFolder.Write(folder, StudyPage.Figures(record), StudyPage.Render(record))
               select page;
    }

    /// <summary>A file of text, whole or not at all.</summary>
    public static Either<Fault, Unit> Text(string path, string text) =>
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>What was found when the study was last run here at this length, or none.</summary>
    public static Either<Fault, Option<StudyRecord>> Last(string id, bool isQuick)
    {
        var path = Combine(Of(id, isQuick), ResultName);
        return File.Exists(path)
            ? StudyRecord.Load(path, () => File.OpenRead(path)).Map(Prelude.Some)
            : Option<StudyRecord>.None;
    }

    /// <summary>What the assembly itself brings of the study's results, as a resource named <c>thesis/simple-vae.json</c>, or none.</summary>
    public static Either<Fault, Option<StudyRecord>> Recorded(Assembly assembly, string id) =>
        assembly.GetManifestResourceInfo(id + RecordedSuffix) is null
            ? Option<StudyRecord>.None
            : StudyRecord.Load(id + RecordedSuffix, () => assembly.GetManifestResourceStream(id + RecordedSuffix)!).Map(Prelude.Some);

    /// <summary>Where a record is kept as text under a folder.</summary>
    public static string RecordedPath(string folder, string id) => Combine([folder, .. $"{id}{RecordedSuffix}".Split('/')]);
}
