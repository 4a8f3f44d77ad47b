using System.Collections.Immutable;
using System.Globalization;
using LanguageExt;

namespace Vae.Functional.Engine.Data;

/// <summary>The pure half of <see cref="CsvFile"/>: lines of text to a data set.</summary>
internal static class CsvText
{
    private const string Label = "label";

    public static Either<Fault, DataSet> Parse(string name, string fileName, IEnumerable<string> lines)
    {
        var columns = default(Columns);
        var values = ImmutableArray.CreateBuilder<float>();
        var labels = ImmutableArray.CreateBuilder<int>();
        var lineNumber = 0;
        var emptyLine = 0;
        foreach (var line in lines)
        {
            lineNumber++;
            if (string.IsNullOrWhiteSpace(line))
            {
                emptyLine = emptyLine == 0 ? lineNumber : emptyLine;
                continue;
            }

            if (emptyLine > 0)
                return new Fault($"{fileName}: line {emptyLine} is empty; remove it"); // at the end of the file it would do no harm

            var fields = Array.ConvertAll(line.Split(','), field => field.Trim().Trim('"'));
            if (columns.Count == 0)
            {
                columns = Columns.Of(fields);
                if (columns.ValueCount == 0)
                    return new Fault($"{fileName}: has no column but \"{Label}\"; it needs at least one column of numbers");
                if (columns.Named)
                    continue;
            }

            if (fields.Length != columns.Count)
                return new Fault($"{fileName}: line {lineNumber} has {fields.Length} columns where those before have {columns.Count}");

            if (AddRow(columns, fields, values, labels) is { } wrong)
                return new Fault($"{fileName}: line {lineNumber}, {wrong}");
        }

        return values.Count == 0
            ? new Fault($"{fileName}: holds no observations; a line of comma-separated numbers was expected for each")
            : new DataSet(name, columns.ValueCount, values.DrainToImmutable(), labels.DrainToImmutable());
    }

    /// <summary>Adds a row's numbers and label; or says which field is wrong.</summary>
    private static string? AddRow(
        Columns columns, string[] fields, ImmutableArray<float>.Builder values, ImmutableArray<int>.Builder labels)
    {
        for (var index = 0; index < fields.Length; index++)
        {
            var field = fields[index];
            if (index == columns.LabelIndex)
            {
                if (!int.TryParse(field, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var label))
                    return $"{columns.Describe(index)}: '{field}' is not a whole number, which a label must be";
                labels.Add(label);
            }
            else if (!float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            {
                return $"{columns.Describe(index)}: '{field}' is not a number";
            }
            else if (!float.IsFinite(value))
            {
                return $"{columns.Describe(index)}: '{field}' is not a finite number; drop the line or fill in a value";
            }
            else
            {
                values.Add(value);
            }
        }

        return null;
    }

    /// <summary>What the first line says about all lines.</summary>
    private readonly record struct Columns(string[] Names, int Count, bool Named, int LabelIndex)
    {
        public int ValueCount => LabelIndex < 0 ? Count : Count - 1;

        /// <summary>
        /// The first line is a header if it names a label or holds no number at all; else a wrong field in it would pass for a name.
        /// </summary>
        public static Columns Of(string[] first)
        {
            var labelIndex = Array.FindIndex(first, field => field.Equals(Label, StringComparison.OrdinalIgnoreCase));
            var named = labelIndex >= 0
                || !first.Any(field => double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
            return new(first, first.Length, named, labelIndex);
        }

        public string Describe(int index) => Named ? $"column {index + 1} ({Names[index]})" : $"column {index + 1}";
    }
}
