namespace Vae.Functional.Runner.Reports.Figures;

/// <summary>The numbers behind the charts.</summary>
internal static class EpochTableFigure
{
    public static Figure? Of(RunReport report) => report.Epochs.IsEmpty ? null : new(
        "epochs",
        "Every epoch in numbers",
        new FigureBody.Text(Markup.Of($"""
            <details><summary>{Wording.Count(report.Epochs.Length)} epochs, in {Wording.Unit}</summary>
            <div class="scroll"><table class="numbers">
            <thead>
            <tr>
            <th rowspan="2" scope="col">epoch</th>
            <th colspan="3" scope="colgroup">training</th>
            <th colspan="3" scope="colgroup">validation</th>
            <th rowspan="2" scope="col">observations per second</th>
            </tr>
            <tr>{Columns(report)}{Columns(report)}</tr>
            </thead>
            <tbody>
            {Markup.Lines(report.Epochs.Select(Row))}
            </tbody>
            </table></div>
            </details>
            """)));

    private static Markup Columns(RunReport report) =>
        Markup.Lines(((string[])[report.Values.ObjectiveName, Wording.ReconstructionName(report), Wording.KlName])
            .Select(name => Markup.Of($"""<th scope="col">{name}</th>""")));

    private static Markup Row(EpochRow row) =>
        Markup.Of($"""<tr><th scope="row">{row.Epoch}</th>{Cells(row.Train)}{Cells(row.Validation)}{Speed(row)}</tr>""");

    private static Markup Speed(EpochRow row) => Markup.Of($"<td>{Wording.Number(row.ObservationsPerSecond, decimals: 0)}</td>");

    private static Markup Cells(PartRow? part) => part is null
        ? Markup.Of($"<td>–</td><td>–</td><td>–</td>")
        : Markup.Lines(((double[])[part.Value, part.Reconstruction, part.Kl])
            .Select(value => Markup.Of($"<td>{Wording.Number(value)}</td>")));
}
