using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vae.Functional.Bounds;

namespace Vae.Functional.Analyzers.Reading;

/// <summary>Shapes and sizes: a number, a tuple of numbers or a collection expression of them.</summary>
internal sealed partial class SpecReader
{
    private Declaration Collection(ICollectionExpressionOperation collection, Frame frame) =>
        vocabulary.IsShape(collection.Type) || vocabulary.IsSizes(collection.Type)
            ? Extents(collection.Elements, collection.Syntax, frame)
            : Declaration.Unknown;

    private Declaration Extents(IEnumerable<IOperation> elements, SyntaxNode syntax, Frame frame)
    {
        var extents = new List<long>();
        foreach (var element in elements)
        {
            if (Whole(Read(element, frame)) is not { } extent)
                return Declaration.Unknown;
            extents.Add(extent);
        }

        return Declaration.Constant(extents.ToArray(), Here(syntax, frame));
    }

    // An int converts to a vector's shape, a tuple of ints to a matrix's or an image's.
    private static Declaration AsShape(Declaration converted) => converted switch
    {
        { IsKnown: true, Value: IReadOnlyList<long> } => converted,
        _ when Whole(converted) is { } length => Declaration.Constant(new[] { length }, converted.Origin),
        _ => Declaration.Unknown,
    };

    // A number as an extent of a shape: the conversion to a dimension keeps it.
    private Declaration WholeNumber(IConversionOperation conversion, Frame frame) =>
        conversion is { Type.Name: "Dimension", Operand.Type.SpecialType: SpecialType.System_Int32 }
            ? Read(conversion.Operand, frame)
            : Declaration.Unknown;

    private static long? Whole(Declaration number) => number is { IsKnown: true, Value: decimal value } ? (long)value : null;
}
