{
  "variables": { "tree_sitter%": "node_modules/tree-sitter" },
  "targets": [
    {
      "target_name": "diffgauge",
      "sources": [
        "native/addon.cc",
        "native/alignment.cc",
        "native/atoms.cc",
        "native/causes.cc",
        "native/compare.cc",
        "native/diff.cc",
        "native/document.cc",
        "native/grammar.cc",
        "native/grammar_tables.cc",
        "native/interner.cc",
        "native/labels.cc",
        "native/layout.cc",
        "native/leaf_writer.cc",
        "native/leaves.cc",
        "native/parser.cc",
        "native/report.cc",
        "native/sites.cc",
        "native/slide.cc",
        "native/text.cc",
        "native/tree_sitter.c",
      ],
      "include_dirs": ["<(tree_sitter)/vendor/tree-sitter/lib/src", "<(tree_sitter)/vendor/tree-sitter/lib/include"],
      "defines": ["NAPI_VERSION=9", "_POSIX_C_SOURCE=200112L", "_DEFAULT_SOURCE"],
      "cflags": ["-O3", "-fvisibility=hidden"],
      "cflags_c": ["-std=c11"],
      "cflags_cc": ["-std=c++20", "-Wall", "-Wextra", "-Wno-unused-parameter"],
      "cflags_cc!": ["-std=gnu++17", "-std=gnu++20", "-fno-exceptions"],
      "xcode_settings": {
        "CLANG_CXX_LANGUAGE_STANDARD": "c++20",
        "GCC_ENABLE_CPP_EXCEPTIONS": "YES",
        "GCC_OPTIMIZATION_LEVEL": "3",
        "GCC_SYMBOLS_PRIVATE_EXTERN": "YES",
        "MACOSX_DEPLOYMENT_TARGET": "11.0",
      },
      "msvs_settings": { "VCCLCompilerTool": { "AdditionalOptions": ["/std:c++20", "/utf-8"], "ExceptionHandling": 1 } },
    }
  ]
}
