using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Vae.Functional.Engine.Embedded;

namespace Vae.Functional.Engine.Tests.Embedded;

/// <summary>The embedded engine's buffers.</summary>
public sealed class MemoryTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(1001)]
    public unsafe void A_buffer_holds_zeros_at_a_multiple_of_64_bytes(int length)
    {
        using var memory = new EmbeddedMemory(length);

        Assert.Equal(new float[length], memory.Values.ToArray());
        Assert.Equal(0u, (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(memory.Values)) % 64);
    }

    [Fact]
    public void A_buffer_that_was_disposed_says_so()
    {
        var memory = new EmbeddedMemory(3);
        memory.Dispose();

        Assert.Throws<ObjectDisposedException>(() => memory.Values.Length);
    }
}
