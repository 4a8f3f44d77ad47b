// One translation unit: libtorch's headers take most of the compile time, and are read once.
#include "shim.h"

#include "algebra.inl"
#include "creation.inl"
#include "indexing.inl"
#include "pointwise.inl"
#include "properties.inl"
#include "reductions.inl"
#include "runtime.inl"
#include "views.inl"
