{
  # Built from build/fuzz by scripts/fuzz.ts, with clang.
  "variables": { "tree_sitter%": "../../node_modules/tree-sitter", "grammars": "../../node_modules", "sanitize": ["-fsanitize=address,undefined", "-fno-sanitize-recover=undefined"] },
  "targets": [
    {
      "target_name": "fuzz",
      "type": "executable",
      "sources": [
        "../../native/fuzz/fuzz.cc",
        "../../native/fuzz/input.cc",
        "../../native/fuzz/laws.cc",
        "../../native/tree_sitter.c",
        "../../native/tree_walk.c",
        "<!@(ls ../../native/*.cc | grep -v addon.cc)",
        "<(grammars)/tree-sitter-css/src/parser.c",
        "<(grammars)/tree-sitter-css/src/scanner.c",
        "<(grammars)/tree-sitter-html/src/parser.c",
        "<(grammars)/tree-sitter-html/src/scanner.c",
        "<(grammars)/tree-sitter-javascript/src/parser.c",
        "<(grammars)/tree-sitter-javascript/src/scanner.c",
        "<(grammars)/tree-sitter-json/src/parser.c",
        "<(grammars)/tree-sitter-typescript/tsx/src/parser.c",
        "<(grammars)/tree-sitter-typescript/tsx/src/scanner.c",
        "<(grammars)/tree-sitter-typescript/typescript/src/parser.c",
        "<(grammars)/tree-sitter-typescript/typescript/src/scanner.c",
      ],
      "include_dirs": ["<(tree_sitter)/vendor/tree-sitter/lib/src", "<(tree_sitter)/vendor/tree-sitter/lib/include", "<(grammars)/tree-sitter-typescript/typescript/src"],
      "defines": ["_POSIX_C_SOURCE=200112L", "_DEFAULT_SOURCE"],
      "cflags": ["-O2", "-g", "-fno-omit-frame-pointer", "<@(sanitize)"],
      "cflags!": ["-O3", "-fno-omit-frame-pointer"],
      "cflags_c": ["-std=c11", "-w"],
      # What guides the search is the coverage of our own code.
      "cflags_cc": ["-std=c++20", "-fsanitize=fuzzer", "-Wall", "-Wextra", "-Wno-unused-parameter"],
      "cflags_cc!": ["-std=gnu++17", "-std=gnu++20", "-fno-exceptions", "-fno-rtti"],
      "ldflags": ["-fsanitize=fuzzer", "<@(sanitize)"],
    }
  ]
}
