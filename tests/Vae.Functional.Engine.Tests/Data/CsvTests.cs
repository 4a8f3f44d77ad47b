using Vae.Functional.Engine.Data;

namespace Vae.Functional.Engine.Tests.Data;

public sealed class CsvTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private LanguageExt.Either<Fault, DataSet> Read(string text)
    {
        File.WriteAllText(folder["points.csv"], text);
        return CsvFile.Read(folder["points.csv"]);
    }

    [Fact]
    public void Reads_numbers_without_a_header()
    {
        var data = Read("1,2.5,-3e-2\n4, 5 ,6\n\n").Value();
        Assert.Equal("points", data.Name);
        Assert.Equal(3, data.Shape);
        Assert.Equal([1f, 2.5f, -0.03f, 4f, 5f, 6f], data.Values.ToArray());
        Assert.Empty(data.Labels);
    }

    [Theory]
    [InlineData("height,label,width\n1,7,2\n3,-8,4\n")]
    [InlineData("\"height\",\"Label\",\"width\"\r\n1,7,2\r\n3,-8,4")]
    [InlineData("\uFEFF0,label,1\n1,7,2\n3,-8,4")]
    public void Reads_a_header_and_labels(string text)
    {
        var data = Read(text).Value();
        Assert.Equal(2, data.Shape);
        Assert.Equal([1f, 2f, 3f, 4f], data.Values.ToArray());
        Assert.Equal([7, -8], data.Labels.ToArray());
    }

    [Theory]
    [InlineData("a,b\n1,2\n3,x\n", "points.csv: line 3, column 2 (b): 'x' is not a number")]
    [InlineData("1,2\n3,\n", "points.csv: line 2, column 2: '' is not a number")]
    [InlineData("1,zwei\n3,4\n", "points.csv: line 1, column 2: 'zwei' is not a number")]
    [InlineData("a,b\n1,NaN\n", "points.csv: line 2, column 2 (b): 'NaN' is not a finite number; drop the line or fill in a value")]
    [InlineData("a,b\n1e39,1\n", "points.csv: line 2, column 1 (a): '1e39' is not a finite number; drop the line or fill in a value")]
    [InlineData("a,b\n1,2\n3\n", "points.csv: line 3 has 1 columns where those before have 2")]
    [InlineData("1,2\n\n3,4\n", "points.csv: line 2 is empty; remove it")]
    [InlineData("a,label\n1,2.5\n", "points.csv: line 2, column 2 (label): '2.5' is not a whole number, which a label must be")]
    [InlineData("label\n1\n", "points.csv: has no column but \"label\"; it needs at least one column of numbers")]
    [InlineData("", "points.csv: holds no observations; a line of comma-separated numbers was expected for each")]
    [InlineData("a,b\n", "points.csv: holds no observations; a line of comma-separated numbers was expected for each")]
    public void Names_the_line_and_the_column(string text, string expected) => Assert.Equal(expected, Read(text).Message());

    [Fact]
    public void Names_a_missing_file() =>
        Assert.Equal($"{folder["absent.csv"]}: there is no such data file", CsvFile.Read(folder["absent.csv"]).Message());
}
