using TorchSharp;
using Vae.Functional.Engine;
using Vae.Functional.Engine.Execution;
using static TorchSharp.torch;

namespace Vae.Functional.Torch.Lowering;

/// <summary>
/// libtorch's matrix multiply, over tensors whose numbers managed code works on in between. libtorch itself uses one thread; where
/// there are more, each asks it for a share of the product.
/// </summary>
internal sealed class TorchKernels : IKernels
{
    public IMemory Allocate(int length) => new TorchMemory(length);

    public IOperation Multiply(Operand c, Operand a, Operand b, int share) =>
        new Product(TorchMemory.View(c), TorchMemory.View(a), TorchMemory.View(b));

    // β = 0: what the target held is not read.
    private sealed class Product(Tensor c, Tensor a, Tensor b) : IOperation
    {
        public void Run()
        {
            TorchThreads.Pin(1);
            TorchRules.Drop(c.addmm_(a, b, 0, 1), c);
        }

        public void Dispose()
        {
            c.Dispose();
            a.Dispose();
            b.Dispose();
        }
    }
}
