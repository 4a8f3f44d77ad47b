using System.Collections.Immutable;
using Vae.Functional.Tensors;

namespace Vae.Functional;

/// <summary>The images that convolutions one after the other make of an image: what networks of convolutions share.</summary>
internal static class ImageLayers
{
    /// <summary>The image itself, [rows, columns, channels], a grey one's channels being 1, then what each layer makes of it.</summary>
    public static ImmutableArray<Shape> Of(Shape image, IEnumerable<int> channels, Window window)
    {
        var layers = ImmutableArray.CreateBuilder<Shape>();
        layers.Add(image.Rank == 2 ? [.. image, 1] : image);
        foreach (var width in channels)
            layers.Add((window.Places(layers[^1][0].Count), window.Places(layers[^1][1].Count), width));
        return layers.ToImmutable();
    }

    /// <summary>What is wrong with the declaration of such layers, a line each; empty where nothing is.</summary>
    public static IEnumerable<string> Faults(Shape image, IReadOnlyList<int> channels, Window window)
    {
        string[] faults =
        [
            .. image.Rank is 2 or 3 && image.All(extent => extent is { PerBatch: false, Count: > 0 })
                ? Array.Empty<string>()
                : [$"Image is {image}; give (rows, columns) or (rows, columns, channels), all positive"],
            .. channels.Count == 0 ? ["Channels is empty; give the number of channels of each layer"] : Array.Empty<string>(),
            .. channels.Where(width => width <= 0).Select(width => $"a layer has {width} channels; give a positive number"),
            .. window.Size > 0 ? Array.Empty<string>() : [$"KernelSize is {window.Size}; give a positive number"],
            .. window.Stride > 0 ? Array.Empty<string>() : [$"Stride is {window.Stride}; give a positive number"],
            .. window.Padding >= 0 ? Array.Empty<string>() : [$"Padding is {window.Padding}; give 0 or a positive number"],
        ];
        return faults.Length > 0 ? faults : Of(image, channels, window)
            .Take(channels.Count)
            .Where(layer => !window.Fits(layer[0].Count) || !window.Fits(layer[1].Count))
            .Take(1)
            .Select(layer => $"a window of {window} does not fit images of {layer[0]}×{layer[1]}; give fewer layers, a smaller "
                + "KernelSize or more Padding");
    }
}
