namespace Vae.Functional.Bounds;

/// <summary>How far what grows linearly over epochs has come, from 0 to 1; with a period it begins anew.</summary>
internal static class Ramp
{
    /// <summary>After so many epochs, with the fraction of the one under way.</summary>
    public static double At(double epochs, long length, long period) => Share(period > 0 ? epochs % period : epochs, length);

    /// <summary>At the end of an epoch, from 1: a period that ends there has not begun anew.</summary>
    public static double AtEndOf(long epoch, long length, long period) => Share(period > 0 ? ((epoch - 1) % period) + 1 : epoch, length);

    private static double Share(double epochs, long length) => length == 0 ? 1 : Math.Min(1, epochs / length);
}
