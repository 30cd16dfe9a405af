#pragma once

#include "trail.h"

namespace diffgauge {

/** How a leaf's text is made canonical, so that what differs only in layout has the same key. */
enum class Canon : uint8_t { eol, trimLines, words, jsx, quotes, escapes };

/**
 * Collects leaves in the order of the text. Text that no leaf covers becomes leaves of its own, so that every character
 * that is not white space belongs to exactly one. Optional separators are marked first and left out by `finish`.
 */
class LeafWriter {
 public:
  /** `known` is the trail that subtrees are repeated from, if any. */
  LeafWriter(Document& document, Interner& interner, const Trail* known);

  /** Number of leaves so far, soft ones included. */
  uint32_t count() const { return static_cast<uint32_t>(leaves_.size()); }
  /** Where the last leaf ends. */
  uint32_t end() const { return end_; }
  bool isSoft(uint32_t leaf) const { return soft_[leaf]; }
  void soften(uint32_t leaf) { soft_[leaf] = 1; }
  const Leaf& leaf(uint32_t leaf) const { return leaves_[leaf]; }
  void setName(uint32_t leaf, Name name, bool declared) { leaves_[leaf].name = name, leaves_[leaf].declared = declared; }
  /** What stands before the next leaf has a meaning: see Leaf::border. */
  void border() { border_ = true; }
  bool hasBorder() const { return border_; }
  /** The walk has come up to this many open nodes. */
  void rise(uint32_t depth) { lowest_ = depth < lowest_ ? depth : lowest_; }

  /** Leaves for what the tree skipped before `to`. */
  void fill(uint32_t to, uint32_t node, uint32_t depth);
  void add(uint32_t from, uint32_t to, uint32_t node, uint32_t depth, Kind kind, Canon canon);
  /** One leaf without the white space round it. */
  void addTrimmed(uint32_t from, uint32_t to, uint32_t node, uint32_t depth, Kind kind, Canon canon);
  /** Text of JSX: white space at its ends belongs to the layout where it holds a line break. */
  void addJsx(uint32_t from, uint32_t to, uint32_t node, uint32_t depth);
  /** One leaf for each line of another language's text. */
  void addLines(uint32_t from, uint32_t to, uint32_t node, uint32_t depth);
  /** Makes the last leaf longer where the next piece of the same chunk follows it. */
  bool extend(uint32_t from, uint32_t to, uint32_t depth);
  /** Writes again what a walk wrote of a subtree that now starts at `textFrom`, below `node`. */
  void repeat(const Step& step, uint32_t textFrom, uint32_t node);
  /** Hands the document its leaves and keys, without the soft ones; `trail` gets all. */
  void finish(Trail* trail);

 private:
  uint32_t keyOf(uint32_t leaf);
  void dropSoft();

  Document& document_;
  Buffer<Leaf>& leaves_;     // the document's
  Buffer<uint32_t>& keys_;   // kNone until finish computes them
  Buffer<uint32_t>& cuts_;
  Interner& interner_;
  const Trail* known_;
  Buffer<uint8_t> soft_;
  Buffer<Canon> canon_;
  uint32_t end_ = 0;
  uint32_t lowest_ = 0;
  uint32_t chunkDepth_ = 0;  // of the last leaf, if it is a piece of a chunk
  bool border_ = false;
};

}  // namespace diffgauge
