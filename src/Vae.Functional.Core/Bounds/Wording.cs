using System.Globalization;

namespace Vae.Functional.Bounds;

/// <summary>Numbers as messages write them.</summary>
internal static class Wording
{
    /// <summary>A number short enough to read; it need not be read back.</summary>
    public static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
