using Vae.Functional.Engine.Planning;
using Vae.Functional.Noise;

namespace Vae.Functional.Engine.Training;

/// <summary>
/// Rows of local parameters, one for each observation of a set, of which a program is handed a batch's; a model without such has no tables.
/// </summary>
/// <param name="layout">Over the observations of the set.</param>
internal sealed class LocalParameters(ParameterLayout layout)
{
    /// <summary>A table [n, width] under the name of its parameter, and where in the values it starts.</summary>
    public readonly record struct Table(string Name, int Width, int Start)
    {
        /// <summary>Copies rows of flat numbers that are laid out as the values are.</summary>
        public void Gather(ReadOnlySpan<float> from, ReadOnlySpan<int> rows, Span<float> to)
        {
            for (var i = 0; i < rows.Length; i++)
                from.Slice(Start + (rows[i] * Width), Width).CopyTo(to[(i * Width)..]);
        }

        /// <summary>Copies them back.</summary>
        public void Scatter(ReadOnlySpan<float> from, ReadOnlySpan<int> rows, Span<float> to)
        {
            for (var i = 0; i < rows.Length; i++)
                from.Slice(i * Width, Width).CopyTo(to[(Start + (rows[i] * Width))..]);
        }
    }

    /// <summary>The tables.</summary>
    public Table[] Tables { get; } =
    [
        .. layout.Local.Select(parameter => new Table(
            parameter.Name, parameter.Shape[1].Count, layout[parameter.Name].Offset - layout.Shared)),
    ];

    /// <summary>Their numbers, laid out as behind the parameters that observations share.</summary>
    public float[] Values { get; } = new float[layout.Length - layout.Shared];

    /// <summary>Draws what rows are before their first step: a function of the key, their table and their place.</summary>
    public void Draw(NoiseKey key)
    {
        foreach (var (parameter, table) in layout.Local.Zip(Tables))
            Initialise.Draw(parameter, key.Then(table.Name), Values.AsSpan(table.Start, layout[table.Name].Count));
    }

    /// <summary>Hands the rows of a batch to a program that reads them.</summary>
    public void Gather(ReadOnlySpan<int> rows, IProgram program)
    {
        foreach (var table in Tables)
            if (program.Plan.Inputs.ContainsKey(table.Name))
                table.Gather(Values, rows, program.Input(table.Name));
    }
}
