// Elements picked and placed by index; tensors joined.
EXPORT Tensor* standin_index_select(const Tensor* a, int64_t dim, const Tensor* index) {
    return result([&] { return a->index_select(dim, *index); });
}

EXPORT Tensor* standin_gather(const Tensor* a, int64_t dim, const Tensor* index) {
    return result([&] { return a->gather(dim, *index); });
}

EXPORT Tensor* standin_scatter_add(const Tensor* a, int64_t dim, const Tensor* index, const Tensor* source) {
    return result([&] { return a->scatter_add(dim, *index, *source); });
}

EXPORT bool standin_scatter_add_(Tensor* a, int64_t dim, const Tensor* index, const Tensor* source) {
    return done([&] { a->scatter_add_(dim, *index, *source); });
}

EXPORT Tensor* standin_index_add(
    const Tensor* a, int64_t dim, const Tensor* index, const Tensor* source, ScalarValue alpha) {
    return result([&] { return a->index_add(dim, *index, *source, alpha.value()); });
}

EXPORT bool standin_index_add_(Tensor* a, int64_t dim, const Tensor* index, const Tensor* source, ScalarValue alpha) {
    return done([&] { a->index_add_(dim, *index, *source, alpha.value()); });
}

EXPORT Tensor* standin_cat(Tensor* const* list, int32_t count, int64_t dim) {
    return result([&] { return at::cat(tensors(list, count), dim); });
}

EXPORT Tensor* standin_stack(Tensor* const* list, int32_t count, int64_t dim) {
    return result([&] { return at::stack(tensors(list, count), dim); });
}
