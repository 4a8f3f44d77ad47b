using System.Collections.Immutable;
using System.Runtime.InteropServices;
using TorchSharp;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Graphs;
using Vae.Functional.Torch.Lowering;
using static TorchSharp.torch;

namespace Vae.Functional.Torch.Tests;

/// <summary>Numbers on their way between the reference interpreter and libtorch.</summary>
internal static class Values
{
    /// <summary>A tensor of the given type that holds an array's numbers.</summary>
    public static Tensor ToTensor(this DenseArray array, ScalarType type)
    {
        using var exact = zeros(array.Extents.Select(extent => (long)extent).ToArray(), ScalarType.Float64);
        array.Values.CopyTo(MemoryMarshal.Cast<byte, double>(exact.bytes));
        var tensor = zeros(exact.shape, type);
        tensor.copy_(exact);
        return tensor;
    }

    /// <summary>A tensor's numbers.</summary>
    public static DenseArray ToArray(this Tensor tensor)
    {
        using var values = tensor.detach();
        using var exact = zeros(tensor.shape, ScalarType.Float64);
        exact.copy_(values);
        return DenseArray.Of([.. tensor.shape.Select(extent => (int)extent)], MemoryMarshal.Cast<byte, double>(exact.bytes));
    }

    /// <summary>The value of every output of a case, node by node through libtorch.</summary>
    public static ImmutableSortedDictionary<string, DenseArray> ByTorch(this GraphCase graphCase, ScalarType type)
    {
        using var scope = NewDisposeScope();
        var leaves = graphCase.Leaves.ToDictionary(leaf => leaf.Key, leaf => leaf.Value.ToTensor(type));
        return TorchEvaluate.Of(graphCase.Graph, graphCase.BatchSize, type, leaves)
            .ToImmutableSortedDictionary(output => output.Key, output => output.Value.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The case's own outputs together with the gradient of its objective.</summary>
    public static GraphCase WithGradients(this GraphCase graphCase) =>
        graphCase with { Graph = Vae.Functional.Tensors.Passes.Differentiate.Graph(graphCase.Graph, GraphCase.Objective) };
}
