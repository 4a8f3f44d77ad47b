namespace TorchSharp;

public static partial class torch
{
    public static bool is_grad_enabled() => Native.grad_enabled() != 0;

    public static IDisposable no_grad() => new GradientMode(false);

    public static IDisposable enable_grad(bool enabled = true) => new GradientMode(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradientMode(mode);

    public static class autograd
    {
        public static IList<Tensor> grad(
            IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false,
            bool create_graph = false, bool allow_unused = false)
        {
            using var outs = new TensorHandles(outputs);
            using var ins = new TensorHandles(inputs);
            using var seeds = new TensorHandles(grad_outputs ?? []);
            var gradients = new nint[ins.Count];
            Done(Native.grad(
                outs.Values, outs.Count, ins.Values, ins.Count, seeds.Values, seeds.Count, Flag(retain_graph), Flag(create_graph),
                Flag(allow_unused), gradients));
            return [.. gradients.Select(Tensor.Own)];
        }
    }

    internal static byte Flag(bool value) => value ? (byte)1 : (byte)0;

    /// <summary>Switches gradients on or off for this thread until it is disposed.</summary>
    private sealed class GradientMode : IDisposable
    {
        private readonly byte before = Native.grad_enabled();

        public GradientMode(bool enabled) => Native.set_grad_enabled(Flag(enabled));

        public void Dispose() => Native.set_grad_enabled(before);
    }
}
