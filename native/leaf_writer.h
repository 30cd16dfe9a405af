#pragma once

#include "document.h"

namespace diffgauge {

/** How a leaf's text is made canonical, so that what differs only in layout has the same key. */
enum class Canon : uint8_t { eol, trimLines, words, jsx, quotes, escapes };

/**
 * Collects leaves in the order of the text. Text that no leaf covers becomes leaves of its own, so that every character
 * that is not white space belongs to exactly one. Optional separators are marked first and taken out by `finish`.
 */
class LeafWriter {
 public:
  LeafWriter(Document& document, Interner& interner) : document_(document), interner_(interner) {}

  /** Number of leaves so far, soft ones included. */
  uint32_t count() const { return static_cast<uint32_t>(document_.leaves.size()); }
  /** Where the last leaf ends. */
  uint32_t end() const { return end_; }
  bool isSoft(uint32_t leaf) const { return soft_[leaf]; }
  void soften(uint32_t leaf) { soft_[leaf] = true; }
  /** What stands before the next leaf has a meaning: see Leaf::border. */
  void border() { border_ = true; }
  /** The walk has come up to this many open nodes. */
  void rise(uint32_t depth) { lowest_ = depth < lowest_ ? depth : lowest_; }

  /** Leaves for what the tree skipped before `to`. */
  void fill(uint32_t to, uint32_t node, uint32_t depth);
  void add(uint32_t from, uint32_t to, uint32_t node, uint32_t depth, Kind kind, Canon canon);
  /** One leaf for each line of another language's text. */
  void addLines(uint32_t from, uint32_t to, uint32_t node, uint32_t depth);
  /** Makes the last leaf longer where the next piece of the same chunk follows it. */
  bool extend(uint32_t from, uint32_t to, uint32_t depth);
  /** Takes the soft leaves out and computes keys. */
  void finish();

 private:
  uint32_t keyOf(uint32_t leaf);

  Document& document_;
  Interner& interner_;
  std::vector<bool> soft_;
  std::vector<Canon> canon_;
  uint32_t end_ = 0;
  uint32_t lowest_ = 0;
  uint32_t chunkDepth_ = 0;  // of the last leaf, if it is a piece of a chunk
  bool border_ = false;
};

}  // namespace diffgauge
