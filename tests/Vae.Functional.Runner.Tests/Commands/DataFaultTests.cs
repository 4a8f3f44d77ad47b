namespace Vae.Functional.Runner.Tests.Commands;

/// <summary>Data that are missing, broken or not what the spec observes: one line, exit code 1, no run folder.</summary>
[Collection(nameof(Serial))]
public sealed class DataFaultTests : IDisposable
{
    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public void A_missing_folder() => Fails("train tiny/grey --data nowhere", "nowhere: there is no such data folder");

    [Fact]
    public void A_missing_csv_file() => Fails("train tiny/vectors --data nowhere.csv", "nowhere.csv: there is no such data file");

    [Fact]
    public void A_file_that_is_neither()
    {
        File.WriteAllText("notes.txt", "1,2,3");
        Fails("train tiny/vectors --data notes.txt", "notes.txt: is a file, but no .csv file; give a folder of IDX files or a .csv file");
    }

    [Fact]
    public void A_folder_without_images()
    {
        Directory.CreateDirectory("empty");
        Fails("train tiny/grey --data empty", "empty: holds no images file; looked for *train-images*, *background-images* or, alone, *idx3* (each also as .gz)");
    }

    [Fact]
    public void A_truncated_gzip()
    {
        var images = Path.Combine(SmallData.Idx(), "train-images-idx3-ubyte");
        SmallData.Zip(images);
        File.WriteAllBytes($"{images}.gz", File.ReadAllBytes($"{images}.gz")[..^100]);
        Fails("train tiny/grey --data spots", "train-images-idx3-ubyte.gz: the gzip data is truncated or damaged; fetch the file again");
    }

    [Fact]
    public void A_wrong_magic_number()
    {
        var folder = SmallData.Idx();
        File.Copy(Path.Combine(folder, "train-labels-idx1-ubyte"), Path.Combine(folder, "train-images-idx3-ubyte"), overwrite: true);
        Fails("train tiny/grey --data spots", "train-images-idx3-ubyte: its magic number is 0x00000801 where 0x00000803 (8-bit images) was expected; is this the right file?");
    }

    [Fact]
    public void Fewer_labels_than_images()
    {
        SmallData.WriteLabels(Path.Combine(SmallData.Idx(), "train-labels-idx1-ubyte"), 119);
        Fails("train tiny/grey --data spots", "train-images-idx3-ubyte holds 120 images but train-labels-idx1-ubyte holds 119 labels; they must be as many");
    }

    [Fact]
    public void Images_of_another_size()
    {
        SmallData.Idx(side: 8);
        Fails("train tiny/grey --data spots", "spots: an observation has the shape [8, 8], the spec's has [6, 6]; declare UnitInterval([8, 8]) or give other data");
    }

    [Fact]
    public void Grey_values_are_binarised_only_where_bits_are_observed()
    {
        SmallData.Idx();
        Fails("train tiny/grey --data spots --binarise static", "--binarise was given, but the spec observes UnitInterval, not Binary; leave it out");
    }

    [Theory]
    [InlineData("1,2,nought", "vectors.csv: line 5, column 3 (c): 'nought' is not a number")]
    [InlineData("1,NaN,3", "vectors.csv: line 5, column 2 (b): 'NaN' is not a finite number; drop the line or fill in a value")]
    [InlineData("1,2", "vectors.csv: line 5 has 2 columns where those before have 3")]
    [InlineData("1,2,", "vectors.csv: line 5, column 3 (c): '' is not a number")]
    public void A_wrong_cell(string line, string message)
    {
        SmallData.Csv(line: row => row == 3 ? line : "1,2,3");
        Fails("train tiny/vectors --data vectors.csv", message);
    }

    [Fact]
    public void An_empty_csv_file()
    {
        File.WriteAllText("vectors.csv", "");
        Fails("train tiny/vectors --data vectors.csv", "vectors.csv: holds no observations; a line of comma-separated numbers was expected for each");
    }

    [Fact]
    public void A_csv_file_that_is_something_else()
    {
        File.WriteAllBytes("picture.csv", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]);
        Assert.StartsWith("picture.csv: ", place.Run("train tiny/vectors --data picture.csv").Fault());
        Assert.False(Directory.Exists("runs"));
    }

    [Fact]
    public void A_single_observation()
    {
        SmallData.Csv(count: 1);
        Fails("train tiny/vectors --data vectors.csv", "vectors: a validation fraction of 0.1 leaves none of its 1 observations to train on; give more data or a smaller fraction");
    }

    [Theory]
    [InlineData("tiny/grey", "1.5")]
    [InlineData("tiny/grey", "-0.25")]
    [InlineData("tiny/bits", "1.5")]
    public void A_value_outside_the_support(string spec, string value)
    {
        var ordinary = Enumerable.Repeat("0.5", 36).ToArray();
        File.WriteAllLines("grey.csv", [.. Enumerable.Repeat(string.Join(',', ordinary), 50), string.Join(',', [value, .. ordinary[1..]])]);
        var before = place.Contents();

        Assert.Matches($@"^grey.*: observation \d+, position \[0\] \(both counted from 0\) holds {value} where a number in \[0, 1\] was expected; scale it, or declare the observation as RealValued$", place.Run($"train {spec} --data grey.csv").Fault());
        Assert.Equal(before, place.Contents());
        Assert.False(Directory.Exists("runs"));
    }

    private void Fails(string commandLine, string message)
    {
        var before = place.Contents();
        Assert.Equal(message, place.Run(commandLine).Fault());
        Assert.Equal(before, place.Contents());
        Assert.False(Directory.Exists("runs"));
    }
}
