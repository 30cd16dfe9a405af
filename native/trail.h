#pragma once

#include <bit>

#include "document.h"

namespace diffgauge {

/** What a walk knew when it went into a subtree. Under the same circumstances the same subtree has the same leaves and nodes. */
struct Circumstances {
  Roles own;         // roles of its topmost node, which may be another symbol's under another parent
  Roles parent;      // roles of the node above
  uint32_t bodies;   // bodies that hold it
  uint32_t depth;    // recorded nodes that hold it
  uint32_t frames;   // open nodes
  bool border;       // see Leaf::border
  bool operator==(const Circumstances&) const = default;
};

/** A subtree that a walk went through: which leaves and nodes it wrote on the way. */
struct Step {
  const void* subtree;
  Circumstances at;
  uint32_t textFrom;
  uint32_t leafFrom, leafTo;
  uint32_t nodeFrom, nodeTo;  // its own node not included
  bool border;                // whether one was left behind
};

/**
 * What a walk wrote, optional separators included, and where each subtree stands in it. Kept with the tree of a base: an edit of it shares the
 * subtrees that it leaves alone, and need not walk through them again.
 */
struct Trail {
  Tree tree;
  Buffer<Leaf> leaves;
  Buffer<uint32_t> keys;  // kNone for optional separators
  Buffer<uint32_t> cuts;
  Buffer<uint8_t> soft;
  Buffer<Node> nodes;
  Buffer<Step> steps;
  Buffer<uint32_t> slots;  // a hash table of steps by subtree, half empty

  const Step* find(const void* subtree, const Circumstances& at) const {
    for (size_t slot = slotOf(subtree); slots[slot] != kNone; slot = (slot + 1) & (slots.size() - 1)) {
      const Step& step = steps[slots[slot]];
      if (step.subtree == subtree) return step.at == at ? &step : nullptr;
    }
    return nullptr;
  }
  /** Makes the steps known to `find`. */
  void index() {
    slots.assign(std::bit_ceil(steps.size() * 2 + 1), kNone);
    for (uint32_t i = 0; i < steps.size(); i++) {
      size_t slot = slotOf(steps[i].subtree);
      while (slots[slot] != kNone) slot = (slot + 1) & (slots.size() - 1);
      slots[slot] = i;
    }
  }
  size_t bytes() const {
    return leaves.size() * (sizeof(Leaf) + 2 * sizeof(uint32_t) + 1) + nodes.size() * sizeof(Node) + steps.size() * sizeof(Step) + slots.size() * sizeof(uint32_t);
  }

 private:
  size_t slotOf(const void* subtree) const {
    const uint64_t hash = reinterpret_cast<uintptr_t>(subtree) * 0x9E3779B97F4A7C15ULL;
    return (hash >> 32) & (slots.size() - 1);
  }
};

/** Notes the steps of a walk. */
class StepNotes {
 public:
  explicit StepNotes(Trail* trail) : trail_(trail) {}

  /** The walk goes into a subtree, having written so many leaves and nodes. */
  void enter(const Circumstances& at, uint32_t textFrom, uint32_t leaf, size_t node) {
    if (trail_) open_.push_back({nullptr, at, textFrom, leaf, 0, static_cast<uint32_t>(node), 0, false});
  }
  /** It comes out. A subtree that hands something to the node above it is not noted, nor one so small that looking it up costs more than walking it. */
  void leave(const void* subtree, Roles roles, uint32_t leaf, size_t node, bool border) {
    if (!trail_) return;
    Step step = open_.back();
    open_.pop_back();
    step.subtree = subtree, step.leafTo = leaf, step.nodeTo = static_cast<uint32_t>(node), step.border = border;
    constexpr uint32_t kSmallest = 4;  // leaves
    if (!(roles & (role::lastSemicolon | role::parameters)) && step.leafTo - step.leafFrom >= kSmallest) trail_->steps.push_back(step);
  }

 private:
  Trail* trail_;
  Buffer<Step> open_;
};

}  // namespace diffgauge
