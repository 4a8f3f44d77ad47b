using System.Collections.Immutable;
using System.Text;
using Vae.Functional.Runner.Studies;

namespace Vae.Functional.Runner.Reports;

/// <summary>What studies say of claims of the literature, as one Markdown text.</summary>
internal static class AuditText
{
    /// <summary>A verdict in words.</summary>
    public static string Verdict(AuditVerdict verdict) => verdict switch
    {
        AuditVerdict.Holds => "holds",
        AuditVerdict.HoldsWithCorrection => "holds with a correction",
        AuditVerdict.DoesNotHold => "does not hold",
        AuditVerdict.NotDecidable => "not decidable here",
        _ => throw new InvalidOperationException($"unknown verdict {verdict}"),
    };

    /// <summary>The whole text: the claims by file, each with how its evidence is made again. The same records give the same text.</summary>
    public static string Of(IEnumerable<StudyRecord> records)
    {
        var entries = records.SelectMany(record => record.Result.Audit.Select(entry => (Entry: entry, Record: record))).ToImmutableArray();
        var text = new StringBuilder();
        text.Append("# What the sources claim\n\n");
        text.Append($"{entries.Length} claims and formulas, quoted as they are printed, with what became of them. ");
        text.Append("Studies write this page: `./vae studies --record specs/results` after they were run.\n\n");
        text.Append($"{string.Join(", ", Enum.GetValues<AuditVerdict>().Select(verdict => $"{Verdict(verdict)}: {entries.Count(one => one.Entry.Verdict == verdict)}"))}.\n");
        foreach (var file in entries.GroupBy(one => one.Entry.File).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append($"\n## {file.Key}\n");
            foreach (var (entry, record) in file)
                text.Append($"\n### {entry.Place}\n\n> {Quoted(entry.Claim)}\n\n**{Wording.Capitalised(Verdict(entry.Verdict))}.** {entry.Evidence}\n\n"
                    + $"Again: `./vae study {record.Id}{(record.IsQuick ? " --quick" : "")}`{record.Circumstances}.\n");
        }
        return text.ToString();
    }

    private static string Quoted(string claim) => claim.ReplaceLineEndings("\n").Replace("\n", "\n> ");
}
