namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks for where records and init accessors meet netstandard2.0.</summary>
internal static class IsExternalInit;
