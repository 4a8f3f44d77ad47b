using System.Globalization;
using System.Text;

namespace Vae.Functional.Runner.DataSets;

/// <summary>
/// The contents of an array of bytes in a pickle of protocol 0, where they stand on a line of their own as a Python string:
/// <c>S'…'</c>, with escapes. Nothing in the pickle is run.
/// </summary>
internal static class PickledBytes
{
    /// <summary>The string on the longest line; what it is worth, a checksum has to say.</summary>
    public static byte[] Of(byte[] pickle)
    {
        var line = Encoding.Latin1.GetString(pickle).Split('\n').MaxBy(text => text.Length)!;
        var quoted = line.Length > 3 ? line[2..^1] : "";
        var bytes = new List<byte>(quoted.Length);
        for (var at = 0; at < quoted.Length; at++)
            bytes.Add(quoted[at] == '\\' && at + 1 < quoted.Length ? Escaped(quoted, ref at) : (byte)quoted[at]);
        return [.. bytes];
    }

    private static byte Escaped(string text, ref int at) => text[++at] switch
    {
        'n' => (byte)'\n',
        'r' => (byte)'\r',
        't' => (byte)'\t',
        'x' => Hexadecimal(text, ref at),
        var itself => (byte)itself,
    };

    private static byte Hexadecimal(string text, ref int at)
    {
        var digits = text.AsSpan(at + 1, Math.Min(2, text.Length - at - 1));
        at += digits.Length;
        return byte.TryParse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) ? code : (byte)0;
    }
}
