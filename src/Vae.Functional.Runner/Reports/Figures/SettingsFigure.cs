namespace Vae.Functional.Runner.Reports.Figures;

/// <summary>The settings with which the run can be repeated.</summary>
internal static class SettingsFigure
{
    public static Figure? Of(RunReport report) => report.Settings.IsEmpty ? null : new(
        "settings",
        "Settings",
        new FigureBody.Text(Markup.Of($"""
            <div class="scroll"><table class="settings"><tbody>
            {Markup.Lines(report.Settings.Select(Row))}
            </tbody></table></div>
            """)));

    private static Markup Row(SettingRow setting) => Markup.Of($"""<tr><th scope="row">{setting.Name}</th><td>{setting.Value}</td></tr>""");
}
