using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using LanguageExt;
using Vae.Functional.Engine.Data;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Engine.Training;
using Vae.Functional.Tensors;

namespace Vae.Functional.Engine.Checkpoints;

/// <summary>What identifies the data of a run.</summary>
/// <param name="Name">How reports call them, with how they were binarised.</param>
/// <param name="Fingerprint">See <see cref="Data.Fingerprint"/>.</param>
/// <param name="RedrawSeed">See <see cref="DataSet.RedrawSeed"/>.</param>
public sealed record DataIdentity(string Name, string Fingerprint, ulong? RedrawSeed)
{
    /// <summary>The identity of a data set.</summary>
    public static DataIdentity Of(DataSet data) => new(data.Name, Data.Fingerprint.Of(data), data.RedrawSeed);
}

/// <summary>
/// A run on disk: a safetensors file with the parameters, running statistics among them, and the optimiser's moments as tensors, and spec,
/// plan, data and progress as JSON in its metadata. It holds nothing that depends on the clock or the machine: the same run gives the same
/// bytes.
/// </summary>
/// <param name="Spec">The declaration.</param>
/// <param name="Plan">How it is trained.</param>
/// <param name="Data">What it is trained on.</param>
/// <param name="State">What it has become.</param>
public sealed record Checkpoint(VaeSpec Spec, TrainingPlan Plan, DataIdentity Data, TrainingState State)
{
    private const string Format = "vae-functional/1";
    private const string FormatKey = "format";

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new OrdinalDictionary() },
    };

    /// <summary>Writes the file, whole or not at all.</summary>
    public Either<Fault, Unit> Save(string path) =>
        from layout in ModelLayout.Of(Spec, Plan, State.Observations)
        from spec in Declared(Spec)
        from plan in Declared(Plan)
        from written in SafeTensors.Write(path, ToFile(layout, spec, plan))
        select written;

    /// <summary>Reads a file; it is left as it is.</summary>
    /// <returns>The run; or, in one line, what the file is instead.</returns>
    public static Either<Fault, Checkpoint> Load(string path) =>
        from file in SafeTensors.Read(path)
        from checkpoint in FromFile(file).MapLeft(fault => new Fault($"{path}: {fault.Message}"))
        select checkpoint;

    private TensorFile ToFile(ParameterLayout layout, string spec, string plan)
    {
        var metadata = new Dictionary<string, string>
        {
            [FormatKey] = Format,
            ["spec"] = spec,
            ["plan"] = plan,
            ["data"] = JsonSerializer.Serialize(Data, Json),
            ["progress"] = JsonSerializer.Serialize(Progress.Of(State), Json),
        };
        return new(metadata.ToImmutableSortedDictionary(StringComparer.Ordinal),
        [
            .. Tensors("parameter", State.Parameters, layout, layout.All),
            .. Moments(Plan).SelectMany((name, i) => Tensors(name, State.Moments[i], layout, layout.Parameters)),
            .. State.Best.IsEmpty ? [] : Tensors("best", State.Best, layout, layout.All),
        ]);
    }

    private static Either<Fault, Checkpoint> FromFile(TensorFile file) =>
        file.Metadata.GetValueOrDefault(FormatKey) != Format
            ? new Fault(
                $"is not a checkpoint of this library: its metadata have no \"{FormatKey}\" = \"{Format}\"; "
                + "give a checkpoint.safetensors of a run folder")
            : from spec in Text(file, "spec").Bind(RecordJson.Read<VaeSpec>)
              from plan in Text(file, "plan").Bind(RecordJson.Read<TrainingPlan>)
              from data in Text(file, "data").Bind(Deserialised<DataIdentity>)
              from read in Text(file, "progress").Bind(Deserialised<Progress>)
              from progress in read.Consistent()
              from layout in ModelLayout.Of(spec, plan, progress.Observations)
              from parameters in Flat(file, "parameter", layout, layout.All, layout.Length)
              from moments in Moments(plan).Select(moment => Flat(file, moment, layout, layout.Parameters, layout.TrainedLength)).Sequence()
              from best in progress.BestEpoch == 0
                  ? ImmutableArray<float>.Empty
                  : Flat(file, "best", layout, layout.All, layout.Length)
              select new Checkpoint(spec, plan, data, progress.State(parameters, [.. moments], best));

    private static ImmutableArray<string> Moments(TrainingPlan plan) => (plan.Optimiser ?? Optimiser.Default).Moments;

    private static Either<Fault, string> Text(TensorFile file, string key) =>
        file.Metadata.TryGetValue(key, out var text) ? text : new Fault($"its metadata have no \"{key}\"");

    // What a user's own record holds is known only when it is written.
    private static Either<Fault, string> Declared(object declaration)
    {
        try
        {
            return RecordJson.Write(declaration)!.ToJsonString(Json);
        }
        catch (NotSupportedException error)
        {
            return new Fault(error.Message);
        }
    }

    private static Either<Fault, T> Deserialised<T>(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Json) is { } value ? value : new Fault($"its {typeof(T).Name} is empty");
        }
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException)
        {
            return new Fault($"its {typeof(T).Name} cannot be read: {error.Message}".ReplaceLineEndings(" "));
        }
    }

    private static IEnumerable<NamedTensor> Tensors(
        string kind, ImmutableArray<float> flat, ParameterLayout layout, IEnumerable<Expr.Parameter> arrays) =>
        from parameter in arrays
        let slot = layout[parameter.Name]
        select NamedTensor.Of($"{kind}/{parameter.Name}", [.. slot.Extents], flat.AsSpan().Slice(slot.Offset, slot.Count));

    private static Either<Fault, ImmutableArray<float>> Flat(
        TensorFile file, string kind, ParameterLayout layout, IEnumerable<Expr.Parameter> arrays, int length)
    {
        var flat = new float[length];
        foreach (var parameter in arrays)
        {
            var slot = layout[parameter.Name];
            var read = from tensor in file.Find($"{kind}/{parameter.Name}")
                       from fitting in tensor.Shape.AsSpan().SequenceEqual(slot.Extents.AsSpan())
                           ? Prelude.Right<Fault, NamedTensor>(tensor)
                           : new Fault(
                               $"tensor \"{tensor.Name}\" has the shape [{string.Join(", ", tensor.Shape)}] "
                               + $"where the spec's has {slot.Extents}")
                       from values in fitting.Floats()
                       select values;
            if (read.IsLeft)
                return read.Map(_ => ImmutableArray<float>.Empty);
            read.IfRight(values => values.CopyTo(flat, slot.Offset));
        }
        return ImmutableArray.Create(flat);
    }
}
