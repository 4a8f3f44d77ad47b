using Vae.Functional.Engine.Execution;

namespace Vae.Functional.Engine.Embedded;

/// <summary>C = A·B.</summary>
internal sealed unsafe class MultiplyOperation(View c, View a, View b) : IOperation
{
    public void Run()
    {
        for (var i = 0; i < c.Extents[0]; i++)
            for (var j = 0; j < c.Extents[1]; j++)
            {
                var sum = 0f;
                for (var k = 0; k < a.Extents[1]; k++)
                    sum += a.Start[(long)i * a.Strides[0] + (long)k * a.Strides[1]] * b.Start[(long)k * b.Strides[0] + (long)j * b.Strides[1]];
                c.Start[(long)i * c.Strides[0] + (long)j * c.Strides[1]] = sum;
            }
    }

    public void Dispose()
    {
    }
}
