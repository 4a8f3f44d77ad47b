using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Vae.Functional.Runner.Reports;

/// <summary>
/// A piece of HTML. It comes from an interpolated string, of which every hole is escaped unless it holds markup already,
/// so that text from data cannot become markup by being forgotten.
/// </summary>
internal sealed record Markup
{
    private Markup(string html) => Html = html;

    /// <summary>The HTML itself.</summary>
    public string Html { get; }

    /// <summary>The markup that an interpolated string writes.</summary>
    public static Markup Of(Writer writer) => new(writer.ToString());

    /// <summary>Text that is markup as it stands: the product's own script and style sheet, never data.</summary>
    public static Markup Verbatim(string html) => new(html);

    /// <summary>Pieces one after the other, a line each.</summary>
    public static Markup Lines(IEnumerable<Markup> pieces) => new(string.Join('\n', pieces.Select(piece => piece.Html)));

    /// <inheritdoc/>
    public override string ToString() => Html;

    /// <summary>What the compiler calls for the parts of an interpolated string.</summary>
    [InterpolatedStringHandler]
    internal readonly struct Writer(int literalLength, int formattedCount)
    {
        private readonly StringBuilder html = new(literalLength + 32 * formattedCount);

        public void AppendLiteral(string literal) => html.Append(literal);

        public void AppendFormatted(Markup markup) => html.Append(markup.Html);

        public void AppendFormatted(string text) => html.Append(WebUtility.HtmlEncode(text));

        public void AppendFormatted(int number) => html.Append(number.ToString(CultureInfo.InvariantCulture));

        public override string ToString() => html.ToString();
    }
}
