using Vae.Functional.Engine.Data;

namespace Vae.Functional.Engine.Tests.Data;

public sealed class IdxFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private void Write(string fileName, byte[] bytes) => File.WriteAllBytes(folder[fileName], bytes);

    private string Fault() => IdxFolder.Read(folder.Path).Message();

    private void WriteGoodTraining()
    {
        Write("train-images-idx3-ubyte", Idx.Images(2, 1, 3, 0, 51, 255, 1, 2, 3));
        Write("train-labels-idx1-ubyte", Idx.Labels(7, 250));
    }

    [Theory]
    [InlineData(false, "t10k")]
    [InlineData(true, "t10k")]
    [InlineData(false, "test")]
    public void Reads_the_four_files_of_Mnist_gzipped_or_not(bool zipped, string test)
    {
        byte[] Maybe(byte[] bytes) => zipped ? Idx.Zip(bytes) : bytes;
        var suffix = zipped ? ".gz" : "";
        Write("train-images-idx3-ubyte" + suffix, Maybe(Idx.Images(2, 1, 3, 0, 51, 255, 1, 2, 3)));
        Write("train-labels-idx1-ubyte" + suffix, Maybe(Idx.Labels(7, 250)));
        Write($"{test}-images-idx3-ubyte" + suffix, Maybe(Idx.Images(1, 1, 3, 9, 8, 7)));
        Write($"{test}-labels-idx1-ubyte" + suffix, Maybe(Idx.Labels(3)));

        var data = IdxFolder.Read(folder.Path).Value();
        Assert.Equal((1, 3), data.Shape);
        Assert.Equal([0f, 51f / 255, 1f, 1f / 255, 2f / 255, 3f / 255], data.Values.ToArray());
        Assert.Equal([7, 250], data.Labels.ToArray());
        Assert.Equal(Path.GetFileName(folder.Path), data.Name);
        Assert.Equal([9f / 255, 8f / 255, 7f / 255], data.Test!.Values.ToArray());
        Assert.Equal([3], data.Test.Labels.ToArray());
    }

    [Fact]
    public void Reads_a_single_images_file_without_labels()
    {
        Write("frey-faces-idx3-ubyte.gz", Idx.Zip(Idx.Images(1, 2, 1, 0, 255)));
        var data = IdxFolder.Read(folder.Path + "/").Value();
        Assert.Equal((2, 1), data.Shape);
        Assert.Equal([0f, 1f], data.Values.ToArray());
        Assert.Empty(data.Labels);
        Assert.Null(data.Test);
        Assert.Equal(Path.GetFileName(folder.Path), data.Name);
    }

    [Fact]
    public void Reads_background_and_evaluation_with_16_bit_character_labels()
    {
        Write("omniglot28-background-images-idx3-ubyte", Idx.Images(2, 1, 1, 1, 2));
        Write("omniglot28-background-characters-idx1-short", Idx.ShortLabels(1, 964));
        Write("omniglot28-background-alphabets-idx1-ubyte", Idx.Labels(0, 1));
        Write("omniglot28-evaluation-images-idx3-ubyte", Idx.Images(1, 1, 1, 3));
        Write("omniglot28-evaluation-characters-idx1-short", Idx.ShortLabels(1623));
        var data = IdxFolder.Read(folder.Path).Value();
        Assert.Equal([1, 964], data.Labels.ToArray());
        Assert.Equal([1623], data.Test!.Labels.ToArray());
    }

    [Fact]
    public void Prefers_a_plain_file_to_its_gzipped_twin()
    {
        WriteGoodTraining();
        Write("train-images-idx3-ubyte.gz", Idx.Zip(Idx.Images(2, 1, 3, 9, 9, 9, 9, 9, 9)));
        Assert.Equal(51f / 255, IdxFolder.Read(folder.Path).Value().Values[1]);
    }

    [Fact]
    public void Names_a_missing_folder() =>
        Assert.Equal($"{folder["absent"]}: there is no such data folder", IdxFolder.Read(folder["absent"]).Message());

    [Fact]
    public void Says_what_it_looked_for_in_a_folder_without_images()
    {
        Write("readme.txt", [1]);
        Assert.Equal(
            $"{folder.Path}: holds no images file; looked for *train-images*, *background-images* or, alone, *idx3* (each also as .gz)",
            Fault());
    }

    [Fact]
    public void Does_not_take_a_lone_test_part_for_the_whole()
    {
        Write("t10k-images-idx3-ubyte", Idx.Images(1, 1, 1, 0));
        Assert.StartsWith($"{folder.Path}: holds test images but no training images; looked for *train-images*", Fault());
    }

    [Fact]
    public void Does_not_choose_between_two_images_files()
    {
        Write("omniglot105-background-images-idx3-ubyte", Idx.Images(1, 1, 1, 0));
        Write("omniglot28-background-images-idx3-ubyte", Idx.Images(1, 1, 1, 0));
        Assert.Equal($"{folder.Path}: holds more than one file of training images (omniglot105-background-images-idx3-ubyte, "
            + "omniglot28-background-images-idx3-ubyte); keep one in a folder of its own", Fault());
    }

    [Fact]
    public void Names_a_wrong_magic_number()
    {
        Write("train-images-idx3-ubyte", Idx.Labels(1, 2, 3));
        Assert.Equal(
            "train-images-idx3-ubyte: its magic number is 0x00000801 where 0x00000803 (8-bit images) was expected; is this the right file?",
            Fault());
    }

    [Fact]
    public void Names_a_wrong_magic_number_of_labels()
    {
        WriteGoodTraining();
        Write("train-labels-idx1-ubyte", [0, 0, 0x0D, 1, 0, 0, 0, 0]);
        Assert.Equal("train-labels-idx1-ubyte: its magic number is 0x00000d01 where 0x00000801 (8-bit labels) "
            + "or 0x00000b01 (16-bit labels) was expected; is this the right file?", Fault());
    }

    [Fact]
    public void Sees_a_truncated_file()
    {
        Write("train-images-idx3-ubyte", Idx.Images(2, 1, 3, 0, 51, 255, 1, 2));
        Assert.Equal(
            "train-images-idx3-ubyte: holds 5 bytes where its header announces 2×1×3, that is 6; it is truncated, fetch it again",
            Fault());
    }

    [Theory]
    [InlineData(0, "holds 0 bytes, which is too short for an IDX header")]
    [InlineData(3, "holds 3 bytes, which is too short for an IDX header")]
    [InlineData(9, "ends inside its header")]
    public void Sees_a_truncated_header(int length, string expected)
    {
        Write("train-images-idx3-ubyte", Idx.Images(1, 1, 1, 0)[..length]);
        Assert.Equal($"train-images-idx3-ubyte: {expected}; fetch the file again", Fault());
    }

    [Fact]
    public void Sees_extents_that_nothing_could_have()
    {
        Write("train-images-idx3-ubyte", Idx.Images(-1, 28, 28));
        Assert.Equal("train-images-idx3-ubyte: its header announces -1×28×28 elements; every extent must be at least 1", Fault());
        Write("train-images-idx3-ubyte", Idx.Images(int.MaxValue, int.MaxValue, int.MaxValue, 1));
        Assert.Contains(
            "holds 1 bytes where its header announces 2147483647×2147483647×2147483647, "
            + "that is 9903520300447984150353281023; it is truncated",
            Fault());
    }

    [Fact]
    public void Sees_every_truncation_of_a_gzip_file()
    {
        var zipped = Idx.Zip(Idx.Images(20, 28, 28, [.. Enumerable.Range(0, 20 * 784).Select(index => (byte)(index * index >> 3))]));
        for (var length = 4; length < zipped.Length; length += 97)
        {
            Write("train-images-idx3-ubyte.gz", zipped[..length]);
            Assert.Equal("train-images-idx3-ubyte.gz: the gzip data is truncated or damaged; fetch the file again", Fault());
        }

        // The last eight bytes hold the checksum and the length: the pixels are all there without them, but nothing vouches for them.
        Write("train-images-idx3-ubyte.gz", zipped[..^4]);
        Assert.Equal("train-images-idx3-ubyte.gz: the gzip data is truncated or damaged; fetch the file again", Fault());
    }

    [Fact]
    public void Sees_a_damaged_gzip_file()
    {
        var zipped = Idx.Zip(Idx.Images(20, 28, 28, new byte[20 * 784]));
        zipped[^6] ^= 0x10; // inside the checksum
        Write("train-images-idx3-ubyte.gz", zipped);
        Assert.Equal("train-images-idx3-ubyte.gz: the gzip data is truncated or damaged; fetch the file again", Fault());
    }

    [Fact]
    public void Counts_images_and_labels()
    {
        WriteGoodTraining();
        Write("train-labels-idx1-ubyte", Idx.Labels(7, 8, 9));
        Assert.Equal("train-images-idx3-ubyte holds 2 images but train-labels-idx1-ubyte holds 3 labels; they must be as many", Fault());
    }

    [Fact]
    public void Compares_the_image_sizes_of_the_parts()
    {
        WriteGoodTraining();
        Write("t10k-images-idx3-ubyte", Idx.Images(1, 3, 1, 9, 8, 7));
        Assert.Equal(
            "t10k-images-idx3-ubyte holds images of [3, 1] but train-images-idx3-ubyte of [1, 3]; both parts must have the same size",
            Fault());
    }
}
