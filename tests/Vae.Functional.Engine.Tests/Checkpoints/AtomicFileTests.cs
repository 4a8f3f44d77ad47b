using Vae.Functional.Engine.Checkpoints;

namespace Vae.Functional.Engine.Tests.Checkpoints;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Replaces_the_contents()
    {
        AtomicFile.Write(folder["f"], stream => stream.Write([1, 2, 3])).Value();
        AtomicFile.Write(folder["f"], stream => stream.Write([4])).Value();
        Assert.Equal([4], File.ReadAllBytes(folder["f"]));
        Assert.Equal(["f"], folder.FileNames);
    }

    [Fact]
    public void The_old_contents_stand_until_the_new_are_whole()
    {
        File.WriteAllBytes(folder["f"], [1, 2, 3]);
        AtomicFile.Write(folder["f"], stream =>
        {
            stream.Write(new byte[100_000]);
            Assert.Equal([1, 2, 3], File.ReadAllBytes(folder["f"]));
        }).Value();
        Assert.Equal(100_000, File.ReadAllBytes(folder["f"]).Length);
    }

    [Fact]
    public void A_failure_leaves_the_old_contents_and_nothing_else()
    {
        File.WriteAllBytes(folder["f"], [1, 2, 3]);
        var message = AtomicFile.Write(folder["f"], stream =>
        {
            stream.Write(new byte[100_000]);
            throw new IOException("the disk is full");
        }).Message();
        Assert.Equal($"{folder["f"]}: cannot be written: the disk is full", message);
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(folder["f"], _ => throw new InvalidOperationException()));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(folder["f"]));
        Assert.Equal(["f"], folder.FileNames);
    }

    [Fact]
    public void What_a_killed_process_left_is_reused()
    {
        File.WriteAllBytes(folder["f" + AtomicFile.PartialSuffix], new byte[1000]);
        AtomicFile.Write(folder["f"], stream => stream.Write([4])).Value();
        Assert.Equal([4], File.ReadAllBytes(folder["f"]));
        Assert.Equal(["f"], folder.FileNames);
    }

    [Fact]
    public void Two_writers_do_not_mix()
    {
        AtomicFile.Write(folder["f"], stream =>
        {
            stream.Write([1]);
            Assert.StartsWith($"{folder["f"]}: cannot be written: ", AtomicFile.Write(folder["f"], other => other.Write([2])).Message());
        }).Value();
        Assert.Equal([1], File.ReadAllBytes(folder["f"]));
    }

    [Fact]
    public void A_path_that_cannot_be_written_is_a_fault()
    {
        File.WriteAllBytes(folder["file"], [1]);
        Directory.CreateDirectory(folder["directory"]);
        foreach (var path in new[] { folder["absent/f"], folder["file/f"], folder["directory"] })
            Assert.StartsWith($"{path}: cannot be written: ", AtomicFile.Write(path, stream => stream.Write([4])).Message());
        Assert.Equal(["directory", "file"], folder.FileNames);
        Assert.Equal([1], File.ReadAllBytes(folder["file"]));
    }
}
