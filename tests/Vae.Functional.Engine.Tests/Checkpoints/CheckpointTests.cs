using Vae.Functional.Engine.Checkpoints;
using static Vae.Functional.Engine.Tests.Checkpoints.Examples;

namespace Vae.Functional.Engine.Tests.Checkpoints;

/// <summary>A run on disk comes back as it was, and what cannot be kept changes nothing.</summary>
public sealed class CheckpointTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string File => folder["checkpoint.safetensors"];

    [Fact]
    public void A_checkpoint_comes_back_as_it_was()
    {
        var kept = Example(new TrainingPlan(9, Patience: 2, Estimator: new Own(Flavour.Salted, 0.5, 0.25f, 7, true, 1, [2])), best: 1);
        kept.Save(File).Value();
        var read = Checkpoint.Load(File).Value();
        Assert.Equal((kept.Spec, kept.Plan, kept.Data), (read.Spec, read.Plan, read.Data));
        Assert.Equal(
            (kept.State.Epoch, kept.State.Step, kept.State.BestEpoch, kept.State.FrozenSigma, kept.State.BestSigma),
            (read.State.Epoch, read.State.Step, read.State.BestEpoch, read.State.FrozenSigma, read.State.BestSigma));
        Assert.Equal(kept.State.Partial, read.State.Partial);
        Assert.True(kept.State.History.SequenceEqual(read.State.History));
        Assert.Equal(kept.State.Parameters.ToArray(), read.State.Parameters.ToArray());
        Assert.Equal(kept.State.Moments.Select(moment => moment.ToArray()), read.State.Moments.Select(moment => moment.ToArray()));
        Assert.Equal(kept.State.Best.ToArray(), read.State.Best.ToArray());

        read.Save(folder["again"]).Value();
        Assert.Equal(Bytes, System.IO.File.ReadAllBytes(folder["again"]));
    }

    [Fact]
    public void What_cannot_be_kept_leaves_the_file_as_it_was()
    {
        Example(new TrainingPlan(9)).Save(File).Value();
        var before = Bytes;
        var unwritable = Example(new TrainingPlan(9, Estimator: new Unwritable([1, 2])));
        Assert.Contains("a Double[] cannot be kept in a checkpoint", unwritable.Save(File).Message());
        Assert.Contains("cannot be written", Example(new TrainingPlan(9)).Save(folder["no/such/folder"]).Message());
        Assert.Equal(before, Bytes);
        Assert.Equal(["checkpoint.safetensors"], folder.FileNames);
    }

    private byte[] Bytes => System.IO.File.ReadAllBytes(File);
}
