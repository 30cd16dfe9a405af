#pragma once

#include <tree_sitter/api.h>

#include <memory>

#include "grammar.h"
#include "text_edits.h"

namespace diffgauge {

struct TreeDeleter {
  void operator()(TSTree* tree) const { ts_tree_delete(tree); }
};
using Tree = std::unique_ptr<TSTree, TreeDeleter>;

/** A text and its tree. */
struct Parsed {
  View text;
  const TSTree* tree;
};

/** One tree-sitter parser; each environment (main thread, worker) has its own. */
class Parser {
 public:
  Parser() : parser_(ts_parser_new()) {}
  ~Parser() { ts_parser_delete(parser_); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  /** The tree of a text; null where the text is too long or takes more steps than its length allows (the caller then falls back to lines). */
  Tree parse(const Grammar& grammar, View text);
  /** The tree of a text that an older one was edited to; it shares with the old tree what the edits leave alone. */
  Tree reparse(const Grammar& grammar, View text, const Parsed& old, const std::vector<TextEdit>& edits);

 private:
  Tree run(const Grammar& grammar, View text, const TSTree* old);

  TSParser* parser_;
};

}  // namespace diffgauge
