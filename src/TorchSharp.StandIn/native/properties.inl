// What a tensor is. Nothing here throws on a defined tensor.
EXPORT int64_t standin_rank(const Tensor* a) { return a->dim(); }
EXPORT int64_t standin_numel(const Tensor* a) { return a->numel(); }
EXPORT int64_t standin_element_size(const Tensor* a) { return static_cast<int64_t>(a->element_size()); }
EXPORT int64_t standin_storage_offset(const Tensor* a) { return a->storage_offset(); }
EXPORT int32_t standin_dtype(const Tensor* a) { return static_cast<int32_t>(a->scalar_type()); }
EXPORT int32_t standin_device_type(const Tensor* a) { return static_cast<int32_t>(a->device().type()); }
EXPORT int32_t standin_device_index(const Tensor* a) { return a->device().index(); }
EXPORT uint8_t standin_is_contiguous(const Tensor* a) { return a->is_contiguous(); }
EXPORT uint8_t standin_requires_grad(const Tensor* a) { return a->requires_grad(); }
EXPORT uint8_t standin_is_leaf(const Tensor* a) { return a->is_leaf(); }

EXPORT void standin_sizes(const Tensor* a, int64_t* sizes) {
    for (int64_t i = 0; i < a->dim(); i++) sizes[i] = a->size(i);
}

EXPORT void standin_strides(const Tensor* a, int64_t* strides) {
    for (int64_t i = 0; i < a->dim(); i++) strides[i] = a->stride(i);
}

EXPORT bool standin_set_requires_grad(Tensor* a, uint8_t value) { return done([&] { a->set_requires_grad(value != 0); }); }

EXPORT bool standin_equal(const Tensor* a, const Tensor* b, uint8_t* answer) {
    return done([&] { *answer = a->equal(*b); });
}
