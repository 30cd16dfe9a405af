#pragma once

#include "grammar.h"
#include "interner.h"
#include "parser.h"
#include "text.h"

namespace diffgauge {

/** What kind of name a leaf is: one that is looked up in its scope, or that of a member. */
enum class Name : uint8_t { none, variable, property };

/** One leaf: [from, to) of the text. */
struct Leaf {
  uint32_t from;
  uint32_t to;
  uint32_t node;  // innermost node of the document that holds it
  Kind kind;
  Name name;
  bool declared;  // a name where it is declared
  bool border;  // a statement ends, or a descendant combinator stands, before it: its white space has a meaning
  bool operator==(const Leaf&) const = default;
};

/** A node that sites, pieces or symbols need: leaves [from, to). Nodes are in preorder; the root is number 0. */
struct Node {
  uint32_t from;
  uint32_t to;
  uint32_t parent;
  Roles roles;
  uint32_t nameFrom;  // text of its name, empty when it has none
  uint32_t nameTo;
  bool operator==(const Node&) const = default;
};

/** An ERROR or MISSING node: leaves [from, to), empty for something missing. */
struct SyntaxError {
  uint32_t from;
  uint32_t to;
  bool operator==(const SyntaxError&) const = default;
};

/** A text with its leaves. Optional separators (`soft`) are no leaves: they count as layout. */
struct Document {
  Text text;
  Buffer<Leaf> leaves;
  Buffer<uint32_t> keys;  // by leaf
  Buffer<uint32_t> cuts;  // by boundary: how many tree nodes a cut before the leaf runs through
  Buffer<Node> nodes;
  std::vector<SyntaxError> errors;
  LineIndex lines;
  Buffer<uint8_t> borders;      // by boundary: kPieceStarts, kPieceEnds
  Buffer<uint32_t> bodyStarts;  // leaf numbers, ascending
  Buffer<uint32_t> bodyEnds;
  Buffer<uint64_t> soft;        // from << 32 | to
  bool parsed = false;               // false: its leaves are lines
  bool indents = false;              // see Grammar::indents

  uint32_t size() const { return static_cast<uint32_t>(leaves.size()); }
  View slice(uint32_t from, uint32_t to) const { return View(text).substr(from, to - from); }
  uint32_t offsetOf(View part) const { return static_cast<uint32_t>(part.data() - text.data()); }
  View leafText(uint32_t leaf) const { return slice(leaves[leaf].from, leaves[leaf].to); }
  /** The text between leaf `leaf - 1` and leaf `leaf`; the file's ends count as leaves. */
  View gapBefore(uint32_t leaf) const { return slice(endBefore(leaf), leaf < size() ? leaves[leaf].from : static_cast<uint32_t>(text.size())); }
  uint32_t endBefore(uint32_t leaf) const { return leaf == 0 ? 0 : leaves[leaf - 1].to; }
  uint32_t lineOf(uint32_t offset) const;
  /** The innermost node that holds leaves [from, to), which is not empty; one that is only a scope does not count. */
  uint32_t enclosing(uint32_t from, uint32_t to) const;
  /** The leaves in which a name that is declared at a leaf is known. */
  Node scopeOf(uint32_t leaf) const;
  /** How many bodies hold a leaf, the file itself not counted. */
  uint32_t blocksRound(uint32_t leaf) const;
  bool is(uint32_t node, Roles roles) const { return (nodes[node].roles & roles) != 0; }
  size_t bytes() const;
};

inline constexpr uint8_t kPieceStarts = 1;
inline constexpr uint8_t kPieceEnds = 2;

struct Trail;
/** A text that was read before, with the trail of the walk, and how it became the text that is to be read now. */
struct Earlier {
  const Document& document;
  const Trail& trail;
  const std::vector<TextEdit>& edits;
};

/**
 * Reads a text; without a grammar, or where the parser gives up, its lines are its leaves. `trail` gets what `rereadDocument` needs, where the text has no
 * syntax error.
 */
Document readDocument(Text text, const Grammar* grammar, Parser& parser, Interner& interner, Trail* trail = nullptr);
/** Reads an edited version of an earlier text with the same grammar: the same document that `readDocument` gives, in time that grows with the edit. */
Document rereadDocument(Text text, const Grammar& grammar, Parser& parser, Interner& interner, const Earlier& earlier);

/** Fills leaves and nodes out of a tree. `known` is the trail of an earlier tree that shares subtrees; `trail` gets that of this one. */
void collectLeaves(Document& document, const Grammar& grammar, const TSTree* tree, Interner& interner, const Trail* known, Trail* trail);
/** One leaf for each line that is not blank; runs of such lines are the sites. */
void collectLines(Document& document, Interner& interner);

}  // namespace diffgauge
