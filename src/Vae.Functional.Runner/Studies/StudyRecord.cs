using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LanguageExt;
using Vae.Functional.Engine.Checkpoints;

namespace Vae.Functional.Runner.Studies;

/// <summary>A study that was run, as it is kept: plain data, from which its pages are made.</summary>
/// <param name="Id">As the command line names it.</param>
/// <param name="Title">What was asked.</param>
/// <param name="Source">Whose figures or claims it is about.</param>
/// <param name="IsQuick">Whether it was run on little data.</param>
/// <param name="Data">The names of the data sets it looked at.</param>
/// <param name="Seconds">How long it took, training included as far as it was not there already.</param>
/// <param name="Result">What was found.</param>
internal sealed record StudyRecord(
    string Id, string Title, string Source, bool IsQuick, ImmutableArray<string> Data, double Seconds, StudyResult Result)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>How it was run, as what follows its name: <c>, in its quick form, on digits (seed 1)</c>.</summary>
    [JsonIgnore]
    public string Circumstances => (IsQuick ? ", in its quick form" : "") + (Data.IsEmpty ? "" : $", on {string.Join(", ", Data)}");

    /// <summary>The same without what cannot be read as text: its pictures.</summary>
    public StudyRecord WithoutPictures() => this with
    {
        Result = Result with { Exhibits = [.. Result.Exhibits.Where(exhibit => exhibit is not (Exhibit.Images or Exhibit.Points))] },
    };

    /// <summary>Writes the record, whole or not at all.</summary>
    public Either<Fault, Unit> Save(string path) => AtomicFile.Write(path, stream => JsonSerializer.Serialize(stream, this, Json));

    /// <summary>Reads a record back.</summary>
    /// <param name="name">What messages call the source.</param>
    /// <param name="open">Opens it.</param>
    public static Either<Fault, StudyRecord> Load(string name, Func<Stream> open)
    {
        try
        {
            using var stream = open();
            return JsonSerializer.Deserialize<StudyRecord>(stream, Json)!;
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return new Fault($"{name}: cannot be read: {error.Message.Split('\n')[0]}; run the study again");
        }
    }
}
