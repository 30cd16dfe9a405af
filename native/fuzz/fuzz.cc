// The entry of libFuzzer: every input is a case, every case keeps the laws.

#include <array>
#include <cstdio>
#include <cstdlib>

#include "laws.h"

extern "C" {
const TSLanguage* tree_sitter_css();
const TSLanguage* tree_sitter_html();
const TSLanguage* tree_sitter_javascript();
const TSLanguage* tree_sitter_json();
const TSLanguage* tree_sitter_tsx();
const TSLanguage* tree_sitter_typescript();
int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);
}

namespace {

using namespace diffgauge;

using Grammars = std::array<std::shared_ptr<const Grammar>, 7>;

std::shared_ptr<const Grammar> load(const TSLanguage* language, const char* name) { return std::make_shared<const Grammar>(language, name); }

/** In the order of scripts/sanitizers/seeds.ts; the last one stands for files that no grammar reads. */
Grammars loadGrammars() {
  return {load(tree_sitter_typescript(), "typescript"), load(tree_sitter_tsx(), "tsx"), load(tree_sitter_javascript(), "javascript"),
          load(tree_sitter_json(), "json"), load(tree_sitter_css(), "css"), load(tree_sitter_html(), "html"), nullptr};
}

void print(const char* name, View text) {
  std::printf("%s: '", name);
  for (char16_t unit : text) {
    if (unit == u'\n') std::printf("\\n");
    else if (unit == u'\'' || unit == u'\\') std::printf("\\%c", unit);
    else if (unit >= u' ' && unit <= u'~') std::printf("%c", unit);
    else std::printf("\\u%04x", unit);
  }
  std::printf("',\n");
}

void show(const fuzz::Case& given, const Grammars& grammars) {
  std::printf("grammar: %zu,\n", given.grammar % grammars.size());
  print("base", given.base);
  print("wanted", given.wanted);
  print("after", given.after);
  std::fflush(stdout);
}

}  // namespace

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const Grammars grammars = loadGrammars();
  static Parser parser;
  const fuzz::Case given = fuzz::readCase({data, size});
  if (std::getenv("DIFFGAUGE_FUZZ_SHOW")) show(given, grammars);
  fuzz::checkLaws(given, grammars[given.grammar % grammars.size()], parser);
  return 0;
}
