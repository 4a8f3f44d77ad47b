using System.Collections.Immutable;
using LanguageExt;

namespace Vae.Functional.Engine.Checkpoints;

/// <summary>The contents of a safetensors file.</summary>
/// <param name="Metadata">Text by name.</param>
/// <param name="Tensors">The tensors; their order carries no meaning and is not kept.</param>
public sealed record TensorFile(ImmutableSortedDictionary<string, string> Metadata, ImmutableArray<NamedTensor> Tensors)
{
    /// <summary>The tensor with this name; or a fault that says which names there are.</summary>
    public Either<Fault, NamedTensor> Find(string name) =>
        Tensors.FirstOrDefault(tensor => tensor.Name == name) is { } found
            ? found
            : new Fault($"there is no tensor \"{name}\" among "
                + $"{string.Join(", ", Tensors.Select(tensor => tensor.Name).DefaultIfEmpty("none"))}");
}
