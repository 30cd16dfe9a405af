{
  "variables": { "tree_sitter%": "../../node_modules/tree-sitter" },
  "targets": [
    {
      "target_name": "floor",
      "sources": ["floor.cc", "../../native/tree_sitter.c"],
      "include_dirs": ["<(tree_sitter)/vendor/tree-sitter/lib/src", "<(tree_sitter)/vendor/tree-sitter/lib/include"],
      "defines": ["NAPI_VERSION=9", "_POSIX_C_SOURCE=200112L", "_DEFAULT_SOURCE"],
      "cflags": ["-O3", "-fvisibility=hidden"],
      "cflags_c": ["-std=c11"],
      "cflags_cc": ["-std=c++20", "-Wall", "-Wextra", "-Wno-unused-parameter"],
      "cflags_cc!": ["-std=gnu++17", "-std=gnu++20"],
    }
  ]
}
