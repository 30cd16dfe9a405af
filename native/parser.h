#pragma once

#include <tree_sitter/api.h>

#include <memory>

#include "grammar.h"
#include "text.h"

namespace diffgauge {

struct TreeDeleter {
  void operator()(TSTree* tree) const { ts_tree_delete(tree); }
};
using Tree = std::unique_ptr<TSTree, TreeDeleter>;

/** One tree-sitter parser; each environment (main thread, worker) has its own. */
class Parser {
 public:
  Parser() : parser_(ts_parser_new()) {}
  ~Parser() { ts_parser_delete(parser_); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  /** The tree of a text; null where the text is too long or takes more steps than its length allows (the caller then falls back to lines). */
  Tree parse(const Grammar& grammar, View text);

 private:
  TSParser* parser_;
};

}  // namespace diffgauge
