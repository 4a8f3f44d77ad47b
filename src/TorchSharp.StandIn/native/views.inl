// The same memory seen in another shape.
UNARY(t)
UNARY(detach)

#define SHAPED(op) \
    EXPORT Tensor* standin_##op(const Tensor* a, const int64_t* size, int32_t rank) { \
        return result([&] { return a->op(dimensions(size, rank)); }); \
    }
SHAPED(view)
SHAPED(reshape)
SHAPED(permute)
SHAPED(flip)

EXPORT Tensor* standin_expand(const Tensor* a, const int64_t* size, int32_t rank, uint8_t implicit) {
    return result([&] { return a->expand(dimensions(size, rank), implicit != 0); });
}

EXPORT Tensor* standin_transpose(const Tensor* a, int64_t first, int64_t second) {
    return result([&] { return a->transpose(first, second); });
}

EXPORT Tensor* standin_unsqueeze(const Tensor* a, int64_t dim) { return result([&] { return a->unsqueeze(dim); }); }
EXPORT Tensor* standin_squeeze(const Tensor* a, int64_t dim) { return result([&] { return a->squeeze(dim); }); }
UNARY(squeeze)

EXPORT Tensor* standin_narrow(const Tensor* a, int64_t dim, int64_t start, int64_t length) {
    return result([&] { return a->narrow(dim, start, length); });
}

EXPORT Tensor* standin_slice(const Tensor* a, int64_t dim, int64_t start, int64_t finish, int64_t step) {
    return result([&] { return a->slice(dim, start, finish, step); });
}

EXPORT Tensor* standin_select(const Tensor* a, int64_t dim, int64_t index) {
    return result([&] { return a->select(dim, index); });
}

EXPORT Tensor* standin_as_strided(
    const Tensor* a, const int64_t* size, int32_t rank, const int64_t* strides, int32_t strides_rank, int64_t offset) {
    return result([&] { return a->as_strided(dimensions(size, rank), dimensions(strides, strides_rank), offset); });
}
