using System.Text.Json;
using Vae.Functional.Benchmarks.Steps;

namespace Vae.Functional.Benchmarks.Tests.Steps;

public sealed class StepRowTests
{
    [Fact]
    public void Rows_have_the_names_that_readers_look_for()
    {
        StepRow[] rows = [new("784-400-20", 100, 1, "torch", 3.5, 1.25, 0.5, "torch, 1 thread"), new("784-400-20", 100, 1, "mixed", null, null, null, "no")];

        using var json = JsonDocument.Parse(StepRowText.Json(rows));

        Assert.Equal(
            ["model", "batch", "threads", "contestant", "medianMs", "ratioToFloor", "ratioToPyTorch", "note"],
            json.RootElement[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal(1.25, json.RootElement[0].GetProperty("ratioToFloor").GetDouble());
        Assert.Equal(JsonValueKind.Null, json.RootElement[1].GetProperty("medianMs").ValueKind);
    }
}
