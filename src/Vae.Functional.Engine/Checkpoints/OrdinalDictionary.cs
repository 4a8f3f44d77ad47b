using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Vae.Functional.Engine.Checkpoints;

/// <summary>
/// Numbers by name, in the order of the names' characters whatever the machine's culture, so that the same run gives the same bytes.
/// </summary>
internal sealed class OrdinalDictionary : JsonConverter<ImmutableSortedDictionary<string, double>>
{
    public override ImmutableSortedDictionary<string, double> Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<Dictionary<string, double>>(ref reader)!.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public override void Write(Utf8JsonWriter writer, ImmutableSortedDictionary<string, double> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, number) in value.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            writer.WriteNumber(name, number);
        writer.WriteEndObject();
    }
}
