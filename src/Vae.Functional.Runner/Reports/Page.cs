using System.Text.Json.Nodes;
using Vae.Functional.Runner.Reports.Figures;
using Vae.Functional.Runner.Reports.Images;

namespace Vae.Functional.Runner.Reports;

/// <summary>
/// One HTML page that holds all it needs: script, style, data and pictures. Its content security policy forbids every request, so that it
/// reads the same without a network, and tells nobody that it was opened.
/// </summary>
internal static class Page
{
    private static readonly Markup Policy = Markup.Verbatim(
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline' 'unsafe-eval'");

    /// <summary>The whole page. The same contents give the same text.</summary>
    /// <param name="title">What its window is called.</param>
    /// <param name="heading">What stands at its top.</param>
    /// <param name="lead">What stands below.</param>
    /// <param name="figures">Its sections.</param>
    /// <param name="isPlain">Whether charts are plain ones even where there are interactive ones.</param>
    public static string Render(string title, string heading, Markup lead, IEnumerable<Figure> figures, bool isPlain = false) => Markup.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{Policy}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{title}</title>
        <link rel="icon" href="data:,">
        <style>
        {ReportAssets.Style}
        </style>
        </head>
        <body>
        <header>
        <h1>{heading}</h1>
        <p>{lead}</p>
        </header>
        <noscript>
        <p class="statement fails">The charts on this page are drawn by a script; this browser has scripts switched off.</p>
        </noscript>
        <main>
        {Markup.Lines(figures.Select(Section))}
        </main>
        <script>
        {(isPlain ? ReportAssets.PlainScript : ReportAssets.Script)}
        </script>
        </body>
        </html>

        """).Html;

    private static Markup Section(Figure figure) => Markup.Of($"""
        <section id="{figure.Id}" class="{figure.Width.ToString().ToLowerInvariant()}">
        <h2>{figure.Heading}</h2>
        {Body(figure.Body)}
        {(figure.Caption.Length == 0 ? Markup.Verbatim("") : Markup.Of($"""<p class="caption">{figure.Caption}</p>"""))}
        </section>
        """);

    private static Markup Body(FigureBody body) => body switch
    {
        FigureBody.Charts charts => Row(charts.Specifications.Select(Chart)),
        FigureBody.Pictures pictures => Row(pictures.Items.Select(Drawing)),
        FigureBody.Text text => text.Markup,
        _ => throw new InvalidOperationException($"a body of type {body.GetType().Name} has no markup"),
    };

    private static Markup Row(IEnumerable<Markup> items) => Markup.Of($"""<div class="row">{Markup.Lines(items)}</div>""");

    // The serializer escapes <, > and &, so that no text in the data can end the script element.
    private static Markup Chart(JsonObject specification) => Markup.Of($"""
        <div class="chart" data-chart>
        <div class="canvas"></div><script type="application/json">{Markup.Verbatim(specification.ToJsonString())}</script>
        </div>
        """);

    private static Markup Drawing(Picture picture) => Markup.Of($"""
        <div class="picture">
        {(picture.Label.Length == 0 ? Markup.Verbatim("") : Markup.Of($"<h3>{picture.Label}</h3>"))}
        <div class="labelled">{Labels(picture)}{Image(picture.Raster, picture.Description)}</div>
        </div>
        """);

    private static Markup Image(Raster raster, string description) => Markup.Of(
        $"""<img src="{Data(raster)}" alt="{description}" width="{raster.Width}" height="{raster.Height}">""");

    private static Markup Data(Raster raster) => Markup.Verbatim($"data:image/png;base64,{Convert.ToBase64String(Png.Encode(raster))}");

    private static Markup Labels(Picture picture) => picture.RowLabels.IsEmpty
        ? Markup.Verbatim("")
        : Markup.Of($"""<div class="row-labels">{Markup.Lines(picture.RowLabels.Select(Span))}</div>""");

    private static Markup Span(string label) => Markup.Of($"<span>{label}</span>");
}
