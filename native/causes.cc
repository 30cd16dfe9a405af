#include "causes.h"

#include <algorithm>

namespace diffgauge {

namespace {

// The atom whose inserted (deleted) leaves hold a leaf of the edited file (of the base).
template <typename From, typename To>
uint32_t atomAt(const std::vector<LeafAtom>& atoms, uint32_t leaf, From from, To to) {
  auto atom = std::upper_bound(atoms.begin(), atoms.end(), leaf, [&](uint32_t at, const LeafAtom& one) { return at < from(one.change); });
  for (; atom != atoms.begin(); atom--) {
    const Change& change = (atom - 1)->change;
    if (from(change) <= leaf && leaf < to(change)) return static_cast<uint32_t>(atom - 1 - atoms.begin());
    if (from(change) < to(change)) return kNone;
  }
  return kNone;
}

uint32_t insertedBy(const std::vector<LeafAtom>& atoms, uint32_t leaf) {
  return atomAt(atoms, leaf, [](const Change& change) { return change.bFrom; }, [](const Change& change) { return change.bTo; });
}
uint32_t deletedBy(const std::vector<LeafAtom>& atoms, uint32_t leaf) {
  return atomAt(atoms, leaf, [](const Change& change) { return change.aFrom; }, [](const Change& change) { return change.aTo; });
}

// The leaf that opens a list: its first one, or the colon before a block that is indented.
uint32_t openingOf(const Document& document, const Node& list) {
  uint32_t leaf = list.from;
  if (!document.indents || !(list.roles & role::body)) return leaf;
  while (leaf > 0 && document.leaves[leaf - 1].kind == Kind::comment) leaf--;
  return leaf > 0 ? leaf - 1 : 0;
}

// The leaf that opens the innermost list round a leaf whose opening is unmatched.
uint32_t newListRound(const Document& document, const Buffer<uint32_t>& partners, uint32_t leaf) {
  for (uint32_t node = document.leaves[leaf].node; node != kNone; node = document.nodes[node].parent) {
    const Node& at = document.nodes[node];
    if (!(at.roles & role::list) || at.parent == kNone || at.from >= at.to) continue;
    const uint32_t opening = openingOf(document, at);
    if (partners[opening] == kNone) return opening;
  }
  return kNone;
}

// Where the outermost piece that starts at a leaf ends.
uint32_t endOfPiece(const Document& document, uint32_t leaf) {
  auto node = std::lower_bound(document.nodes.begin(), document.nodes.end(), leaf, [](const Node& one, uint32_t at) { return one.from < at; });
  for (; node != document.nodes.end() && node->from == leaf; node++) {
    if (node->roles & role::piece) return node->to;
  }
  return leaf;
}

// Whether one of the comments [from, to) documents the declaration that follows.
bool isDocumentation(const Document& document, uint32_t from, uint32_t to) {
  for (uint32_t leaf = from; leaf < to; leaf++) {
    const View text = document.leafText(leaf);
    if (text.starts_with(u"/**") || text.starts_with(u"///")) return true;
  }
  return false;
}

}  // namespace

uint32_t causeOfIndent(const Document& base, const Document& after, const Matching& matching, const LayoutChange& change, const std::vector<LeafAtom>& atoms) {
  const uint32_t inserted = newListRound(after, matching.toA, change.after);
  if (inserted != kNone) return insertedBy(atoms, inserted);
  const uint32_t deleted = newListRound(base, matching.toB, change.base);
  return deleted == kNone ? kNone : deletedBy(atoms, deleted);
}

uint32_t causeOfComment(const Document& base, const Document& after, const std::vector<LeafAtom>& atoms, size_t comment) {
  const Change& own = atoms[comment].change;
  if (own.bFrom == own.bTo) return isDocumentation(base, own.aFrom, own.aTo) && own.aTo < base.size() ? deletedBy(atoms, own.aTo) : kNone;
  if (!isDocumentation(after, own.bFrom, own.bTo)) return kNone;
  const uint32_t from = own.bTo;
  const uint32_t to = endOfPiece(after, from);
  for (size_t i = comment + 1; i < atoms.size(); i++) {
    const Change& change = atoms[i].change;
    if (change.bFrom >= to) return kNone;
    if (!atoms[i].comment && std::max(change.bFrom + 1, change.bTo) > from) return static_cast<uint32_t>(i);
  }
  return kNone;
}

}  // namespace diffgauge
