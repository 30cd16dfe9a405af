#include "alignment.h"

#include <algorithm>

namespace diffgauge {

namespace {

constexpr uint32_t kLongRun = 12;      // leaves
constexpr uint32_t kSoundRun = 6;      // leaves that the reference deletes and the candidate keeps
constexpr uint32_t kLongLineRun = 2;   // lines, in a file without a grammar

Sequence sequenceOf(const Document& document) { return {document.keys, document.cuts}; }

/** Some of a document's leaves, as a sequence of their own. */
struct Selection {
  Buffer<uint32_t> at;
  Buffer<uint32_t> keys;
  Buffer<uint32_t> cuts;

  void add(const Document& document, uint32_t leaf) {
    uint32_t cut = 0;
    if (!at.empty()) cut = *std::min_element(document.cuts.begin() + at.back() + 1, document.cuts.begin() + leaf + 1);
    cuts.push_back(cut);
    at.push_back(leaf);
    keys.push_back(document.keys[leaf]);
  }
  Sequence sequence() {
    cuts.resize(at.size());
    cuts.push_back(0);
    return {keys, cuts};
  }
};

// Whether leaves [from, to) hold a whole statement, member or declaration of at least two leaves.
bool holdsPiece(const Document& document, uint32_t from, uint32_t to) {
  const auto before = [](const Node& node, uint32_t leaf) { return node.from < leaf; };
  auto node = std::lower_bound(document.nodes.begin(), document.nodes.end(), from, before);
  for (; node != document.nodes.end() && node->from < to; node++) {
    if ((node->roles & role::piece) && node->to <= to && node->to >= node->from + 2) return true;
  }
  return false;
}

using Flags = Buffer<uint8_t>;  // by leaf

// Keeps the runs of a matching that are no accident.
Flags findSolid(const Matching& matching, const Document& candidate) {
  Flags solid(matching.toA.size(), false);
  const uint32_t size = static_cast<uint32_t>(solid.size());
  const uint32_t enough = candidate.parsed ? kLongRun : kLongLineRun;
  for (uint32_t from = 0, to = 0; from < size; from = to) {
    to = from + 1;
    if (matching.toA[from] == kNone) continue;
    while (to < size && matching.toA[to] == matching.toA[to - 1] + 1) to++;
    if (to - from >= enough || holdsPiece(candidate, from, to)) std::fill(solid.begin() + from, solid.begin() + to, true);
  }
  return solid;
}

/** Three versions while the candidate is matched with the base. */
struct Scene {
  const Document& base;
  const Document& candidate;
  const Matching& referenceWithBase;
  Matching& matching;

  bool touchesLeft(uint32_t a, uint32_t b) const { return a == 0 || b == 0 ? a == b : matching.toB[a - 1] == b - 1; }
  bool touchesRight(uint32_t a, uint32_t b) const {
    if (a == base.size() || b == candidate.size()) return a == base.size() && b == candidate.size();
    return matching.toB[a] == b;
  }
};

// Whether one of the leaves is more than punctuation.
bool holdsWord(const Document& document, uint32_t from, uint32_t to) {
  for (uint32_t leaf = from; leaf < to; leaf++) {
    const char16_t first = document.text[document.leaves[leaf].from];
    if (first > 0x7F || first == '_' || first == '$' || (first >= '0' && first <= '9') || ((first | 0x20) >= 'a' && (first | 0x20) <= 'z')) return true;
  }
  return false;
}

// Pairs a run of equal leaves. Those that the reference deletes may be equal by accident: there the run has to be long, to go on
// from a settled one on both sides, or on one side with more than punctuation.
void pairRun(Scene& scene, uint32_t a, uint32_t b, uint32_t length) {
  const bool left = scene.touchesLeft(a, b), right = scene.touchesRight(a + length, b + length);
  const bool sound = length >= kSoundRun || (left && right) || ((left || right) && holdsWord(scene.candidate, b, b + length)) ||
                     holdsPiece(scene.candidate, b, b + length);
  for (uint32_t i = 0; i < length; i++) {
    if (sound || scene.referenceWithBase.toB[a + i] != kNone) scene.matching.pair(a + i, b + i);
  }
}

// Matches base leaves [aFrom, aTo) with the candidate's leaves of the stretch that are still free.
void fillStretch(Scene& scene, uint32_t aFrom, uint32_t aTo, Selection& free) {
  if (aFrom < aTo) {
    Selection own;
    for (uint32_t leaf = aFrom; leaf < aTo; leaf++) own.add(scene.base, leaf);
    const Matching found = diff(own.sequence(), free.sequence());
    for (uint32_t i = 0, end = 0; i < own.at.size(); i = end) {
      end = i + 1;
      if (found.toB[i] == kNone) continue;
      const uint32_t start = free.at[found.toB[i]];
      while (end < own.at.size() && found.toB[end] != kNone && free.at[found.toB[end]] == start + (end - i)) end++;
      pairRun(scene, own.at[i], start, end - i);
    }
  }
  free = {};
}

// Leaves that the reference inserts are matched anew, other than solid ones: only at the same place, that is between the same
// leaves that both sides keep of the base.
class Refinement {
 public:
  Refinement(const Document& reference, const Matching& referenceWithBase, const Document& candidate, GuidedAlignment& guided)
      : reference_(reference), inserted_(referenceWithBase), candidate_(candidate), guided_(guided) {}

  void run(const Flags& solid) {
    Matching& with = guided_.withReference;
    for (uint32_t leaf = 0; leaf < candidate_.size(); leaf++) {
      const uint32_t kept = guided_.withBase.toA[leaf];
      const uint32_t partner = kept != kNone ? inserted_.toB[kept] : solid[leaf] ? with.toA[leaf] : kNone;
      if (partner != kNone && partner >= done_) {
        if (!solid[leaf]) unpair(leaf);
        fill(partner);
        with.pair(partner, leaf);
        done_ = partner + 1;
        continue;
      }
      unpair(leaf);
      if (kept == kNone) free_.add(candidate_, leaf);
    }
    fill(reference_.size());
  }

 private:
  void unpair(uint32_t leaf) {
    uint32_t& partner = guided_.withReference.toA[leaf];
    if (partner != kNone && guided_.withReference.toB[partner] == leaf) guided_.withReference.toB[partner] = kNone;
    partner = kNone;
  }

  void fill(uint32_t to) {
    if (free_.at.empty()) return;
    Selection own;
    for (uint32_t leaf = done_; leaf < to; leaf++) {
      if (inserted_.toA[leaf] == kNone) own.add(reference_, leaf);
    }
    if (!own.at.empty()) {
      const Matching found = diff(own.sequence(), free_.sequence());
      for (uint32_t i = 0; i < own.at.size(); i++) {
        if (found.toB[i] != kNone) guided_.withReference.pair(own.at[i], free_.at[found.toB[i]]);
      }
    }
    free_ = {};
  }

  const Document& reference_;
  const Matching& inserted_;
  const Document& candidate_;
  GuidedAlignment& guided_;
  Selection free_;
  uint32_t done_ = 0;  // reference leaves before it are settled
};

Matching identity(uint32_t size) {
  Matching matching(size, size);
  for (uint32_t leaf = 0; leaf < size; leaf++) matching.pair(leaf, leaf);
  return matching;
}

}  // namespace

Matching align(const Document& base, const Document& after) { return diff(sequenceOf(base), sequenceOf(after)); }

GuidedAlignment alignThrough(const Document& base, const Document& reference, const Matching& referenceWithBase, const Document& candidate) {
  if (candidate.keys == reference.keys) return {referenceWithBase, identity(candidate.size())};
  GuidedAlignment guided{Matching(base.size(), candidate.size()), align(reference, candidate)};
  const Flags solid = findSolid(guided.withReference, candidate);
  Scene scene{base, candidate, referenceWithBase, guided.withBase};
  uint32_t done = 0;  // base leaves before it are settled
  Selection free;
  for (uint32_t leaf = 0; leaf < candidate.size(); leaf++) {
    if (!solid[leaf]) {
      free.add(candidate, leaf);
      continue;
    }
    const uint32_t partner = referenceWithBase.toA[guided.withReference.toA[leaf]];
    if (partner == kNone) continue;
    guided.withBase.pair(partner, leaf);
    if (!free.at.empty()) fillStretch(scene, done, partner, free);
    done = partner + 1;
  }
  if (!free.at.empty()) fillStretch(scene, done, base.size(), free);
  Refinement(reference, referenceWithBase, candidate, guided).run(solid);
  return guided;
}

std::vector<Change> findChanges(const Matching& matching) {
  std::vector<Change> changes;
  const uint32_t aSize = static_cast<uint32_t>(matching.toB.size()), bSize = static_cast<uint32_t>(matching.toA.size());
  for (uint32_t a = 0, b = 0; a < aSize || b < bSize;) {
    const Change change{a, a, b, b};
    while (a < aSize && matching.toB[a] == kNone) a++;
    while (b < bSize && matching.toA[b] == kNone) b++;
    if (a > change.aFrom || b > change.bFrom) changes.push_back({change.aFrom, a, change.bFrom, b});
    else a++, b++;
  }
  return changes;
}

}  // namespace diffgauge
