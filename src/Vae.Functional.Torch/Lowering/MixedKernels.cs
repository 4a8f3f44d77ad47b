using Vae.Functional.Engine;
using Vae.Functional.Engine.Execution;
using Vae.Functional.Engine.Planning;
using static TorchSharp.torch;

namespace Vae.Functional.Torch.Lowering;

/// <summary>
/// libtorch's bfloat16 products: factors are converted into tensors of their own and the product back, so that everything else sees
/// float32.
/// </summary>
internal sealed class MixedKernels : IKernels
{
    public IMemory Allocate(int length) => new TorchMemory(length);

    public IOperation Multiply(Operand c, Operand a, Operand b, int share) =>
        new Product(TorchMemory.View(c), TorchMemory.View(a), TorchMemory.View(b));

    private sealed class Product(Tensor c, Tensor a, Tensor b) : IOperation
    {
        private readonly Tensor product = Halved(c);
        private readonly Tensor left = Halved(a);
        private readonly Tensor right = Halved(b);

        public void Run()
        {
            TorchThreads.Pin(1);
            TorchRules.Drop(left.copy_(a), left);
            TorchRules.Drop(right.copy_(b), right);
            TorchRules.Drop(product.addmm_(left, right, 0, 1), product);
            TorchRules.Drop(c.copy_(product), c);
        }

        // Of the same order, so that conversion goes along both as they lie.
        private static Tensor Halved(Tensor matrix)
        {
            var (rows, columns) = (matrix.shape[0], matrix.shape[1]);
            using var numbers = zeros(new[] { Math.Max(1, rows * columns) }, ScalarType.BFloat16);
            return matrix.stride() is [1, > 1]
                ? numbers.as_strided([rows, columns], [1, rows])
                : numbers.as_strided([rows, columns], [columns, 1]);
        }

        public void Dispose()
        {
            foreach (var tensor in new[] { product, left, right, c, a, b })
                tensor.Dispose();
        }
    }
}
