using Vae.Functional.Noise;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Core.Tests.Models;

/// <summary>Numbers that are the same in every run.</summary>
internal static class FixedNumbers
{
    /// <summary>Values of a program's parameters, no two alike.</summary>
    public static Dictionary<string, DenseArray> Parameters(Graph program, int seed, double scale) =>
        program.Parameters.Select((parameter, index) => (
                parameter.Name,
                Value: DenseArray.Generate(parameter.Shape.Bind(1), i => scale * Math.Sin(1 + 2.3 * i + 0.7 * index + 1.9 * seed))))
            .ToDictionary(pair => pair.Name, pair => pair.Value);

    /// <summary>Draws of N(0, 1).</summary>
    public static double[] Normals(NoiseKey key, int count)
    {
        var normals = new double[count];
        key.FillStandardNormal(normals);
        return normals;
    }

    /// <summary>Leaves with a value for every noise of a program, each of its own name.</summary>
    public static Dictionary<string, DenseArray> WithNoises(this Dictionary<string, DenseArray> leaves, Graph program, int rows, NoiseKey key)
    {
        foreach (var (name, value) in NoiseLeaves.Of(program, rows, key))
            leaves[name] = value;
        return leaves;
    }
}
