using System.Collections.Immutable;

namespace Vae.Functional.Runner.Reports.Images;

/// <summary>One picture of 8-bit grey pixels.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Pixels">Width × Height levels, row by row from the top left.</param>
internal sealed record Raster(int Width, int Height, ImmutableArray<byte> Pixels);
