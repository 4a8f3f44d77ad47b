namespace Vae.Functional.Engine.Embedded.Multiply;

/// <summary>
/// How a sum over depth is cut, whatever the way a product is computed: the bits of an element are those of its own chains, and depend on
/// the extent of depth alone.
/// </summary>
internal static class DepthBlocks
{
    // 400 numbers deep, a panel of 16 columns takes 25 KB of a first cache of 32.
    private const int Maximum = 400;
    private const int Unit = 4;

    /// <summary>The extent of each block but the last: nearly one size.</summary>
    public static int Of(int depth)
    {
        var blocks = Math.Max(1, (depth + Maximum - 1) / Maximum);
        return Math.Max(Unit, ((depth + blocks - 1) / blocks + Unit - 1) / Unit * Unit);
    }
}
