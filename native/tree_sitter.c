// The tree-sitter runtime, compiled as one unit out of the npm package; binding.gyp sets the include path.
#include "lib.c"
