using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static TorchSharp.torch;
using static Vae.Functional.Torch.Lowering.TorchRules;

namespace Vae.Functional.Torch.Lowering;

/// <summary>
/// Windows over images, which TorchSharp has channels first: images [n, channels, rows, columns], windows [n, channels·size·size, places].
/// </summary>
internal static class WindowRules
{
    public static void Unfolded(Tensor target, ImmutableArray<Tensor> x, Attributes attributes)
    {
        var (window, n, channels) = (attributes.Window, x[0].shape[0], x[0].shape[3]);
        using var images = x[0].permute(0, 3, 1, 2);
        using var windows = nn.functional.unfold(images, window.Size, 1, window.Padding, window.Stride);
        using var split = windows.reshape(n, channels, window.Size * window.Size, windows.shape[2]);
        using var channelsLast = split.permute(0, 3, 2, 1);
        using var rows = channelsLast.reshape(target.shape);
        Drop(target.copy_(rows), target);
    }

    public static void Folded(Tensor target, ImmutableArray<Tensor> x, Attributes attributes)
    {
        var (window, extents) = (attributes.Window, target.shape);
        var (n, channels, area) = (extents[0], extents[3], window.Size * window.Size);
        using var split = x[0].reshape(n, x[0].shape[0] / n, area, channels);
        using var channelsFirst = split.permute(0, 3, 2, 1);
        using var windows = channelsFirst.reshape(n, channels * area, x[0].shape[0] / n);
        using var images = nn.functional.fold(
            windows,
            (extents[1], extents[2]),
            (window.Size, window.Size),
            (1, 1),
            (window.Padding, window.Padding),
            (window.Stride, window.Stride));
        using var channelsLast = images.permute(0, 2, 3, 1);
        Drop(target.copy_(channelsLast), target);
    }
}
