using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Vae.Functional.Engine.Embedded.Multiply;

/// <summary>Scratch memory that operations which run one after the other share: as long as the longest of them asks for.</summary>
internal sealed unsafe class Workspace
{
    private EmbeddedMemory memory = new(0);

    /// <summary>Makes room; what was there before is lost.</summary>
    public void Reserve(int length)
    {
        if (memory.Values.Length < length)
            memory = new(length);
    }

    /// <summary>Where the room begins.</summary>
    public float* Start => (float*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(memory.Values));
}
