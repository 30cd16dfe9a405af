#include "document.h"

#include <algorithm>

#include "trail.h"

namespace diffgauge {

namespace {

// What follows from the nodes: where pieces begin and end, and where bodies do.
void indexNodes(Document& document) {
  document.borders.assign(document.size() + 1, 0);
  for (const Node& node : document.nodes) {
    if (node.from == node.to) continue;
    if (node.roles & role::piece) {
      document.borders[node.from] |= kPieceStarts;
      document.borders[node.to] |= kPieceEnds;
    }
    if ((node.roles & role::body) && node.parent != kNone) {
      document.bodyStarts.push_back(node.from);
      document.bodyEnds.push_back(node.to);
    }
  }
  std::sort(document.bodyEnds.begin(), document.bodyEnds.end());
}

}  // namespace

Document readDocument(Text text, const Grammar* grammar, Parser& parser, Interner& interner, Trail* trail) {
  Document document;
  document.text = std::move(text);
  document.lines = indexLines(document.text);
  Tree tree = grammar ? parser.parse(*grammar, document.text) : nullptr;
  if (tree) {
    document.parsed = true;
    document.indents = grammar->indents;
    const bool traced = trail && !ts_node_has_error(ts_tree_root_node(tree.get()));
    collectLeaves(document, *grammar, tree.get(), interner, nullptr, traced ? trail : nullptr);
    if (traced) trail->tree = std::move(tree), trail->index();
  } else {
    collectLines(document, interner);
  }
  indexNodes(document);
  return document;
}

// Where an edited text has a syntax error, how the parser recovers depends on what it reuses: then it starts anew.
Document rereadDocument(Text text, const Grammar& grammar, Parser& parser, Interner& interner, const Earlier& earlier) {
  const TSTree* old = earlier.trail.tree.get();
  const Tree tree = old ? parser.reparse(grammar, text, {earlier.document.text, old}, earlier.edits) : nullptr;
  if (!tree || ts_node_has_error(ts_tree_root_node(tree.get()))) return readDocument(std::move(text), &grammar, parser, interner);
  Document document;
  document.text = std::move(text);
  document.lines = reindexLines(earlier.document.lines, earlier.edits, document.text);
  document.parsed = true;
  document.indents = grammar.indents;
  collectLeaves(document, grammar, tree.get(), interner, &earlier.trail, nullptr);
  indexNodes(document);
  return document;
}

void collectLines(Document& document, Interner& interner) {
  document.nodes.push_back({0, 0, kNone, role::list | role::body | role::pieces | role::site, 0, 0});
  bool inRun = false;
  const auto& starts = document.lines.starts;
  for (size_t line = 0; line < starts.size(); line++) {
    const uint32_t from = starts[line];
    const uint32_t to = line + 1 < starts.size() ? starts[line + 1] : static_cast<uint32_t>(document.text.size());
    const View content = trim(document.slice(from, to));
    if (content.empty()) {
      inRun = false;
      continue;
    }
    const uint32_t leaf = document.size();
    if (!inRun) document.nodes.push_back({leaf, leaf, 0, role::site | role::piece, 0, 0});
    document.cuts.push_back(inRun ? 1 : 0);
    inRun = true;
    const uint32_t start = static_cast<uint32_t>(content.data() - document.text.data());
    const uint32_t node = static_cast<uint32_t>(document.nodes.size() - 1);
    document.leaves.push_back({start, start + static_cast<uint32_t>(content.size()), node, Kind::line, Name::none, false, false});
    document.keys.push_back(interner.intern(Kind::line, collapseSpace(content)));
    document.nodes.back().to = leaf + 1;
  }
  document.nodes[0].to = document.size();
  document.cuts.push_back(0);
}

uint32_t Document::lineOf(uint32_t offset) const {
  return static_cast<uint32_t>(std::upper_bound(lines.starts.begin(), lines.starts.end(), offset) - lines.starts.begin()) - 1;
}

uint32_t Document::enclosing(uint32_t from, uint32_t to) const {
  uint32_t node = leaves[from].node;
  while (nodes[node].parent != kNone && (nodes[node].from > from || nodes[node].to < to || !is(node, role::structure))) node = nodes[node].parent;
  return node;
}

uint32_t Document::blocksRound(uint32_t leaf) const {
  const auto countTo = [leaf](const Buffer<uint32_t>& leaves) { return std::upper_bound(leaves.begin(), leaves.end(), leaf) - leaves.begin(); };
  return static_cast<uint32_t>(countTo(bodyStarts) - countTo(bodyEnds));
}

// Members are known wherever their owner is. A named declaration is known round it, not only inside.
Node Document::scopeOf(uint32_t leaf) const {
  if (leaves[leaf].name == Name::property) return nodes[0];
  uint32_t node = leaves[leaf].node;
  if (nodes[node].parent != kNone && nodes[node].nameFrom == leaves[leaf].from && nodes[node].nameTo > nodes[node].nameFrom) node = nodes[node].parent;
  while (nodes[node].parent != kNone && !is(node, role::scope | role::body)) node = nodes[node].parent;
  return nodes[node];
}

size_t Document::bytes() const {
  return text.size() * sizeof(char16_t) + leaves.size() * (sizeof(Leaf) + 2 * sizeof(uint32_t) + 1) + nodes.size() * sizeof(Node) +
         (lines.starts.size() + bodyStarts.size() + bodyEnds.size()) * sizeof(uint32_t) + soft.size() * sizeof(uint64_t);
}

}  // namespace diffgauge
