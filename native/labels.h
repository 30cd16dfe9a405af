#pragma once

#include "compare.h"

namespace diffgauge {

/** How far a candidate makes a reference's changes, and which of its own changes are among them. */
class Labels {
 public:
  Labels(const Reference* reference, const Document& candidate, const GuidedAlignment& alignment, const std::vector<LeafAtom>& atoms);

  /** Leaves of an atom that the reference changes in the same way. */
  uint32_t wantedLeaves(size_t atom) const { return wanted_[atom]; }
  /** What a site is to the reference; `open` is the first of the reference's atoms there that are not made, kNone when all are. */
  struct Finding {
    Standing standing;
    uint32_t open;
  };
  Finding findSite(const Site& site) const;
  /** Leaves of the reference's changes, all and made; comments only where `comments`. */
  void count(Report& report) const;

 private:
  bool deletesToo(uint32_t baseLeaf) const { return reference_->withBase.toB[baseLeaf] == kNone; }
  bool insertsToo(uint32_t leaf) const;
  bool isMade(uint32_t referenceLeaf) const;
  uint32_t leavesMade(const LeafAtom& atom, bool code) const;
  void matchMoved(const std::vector<LeafAtom>& atoms);
  void joinLists();

  const Reference* reference_;
  const Document& candidate_;
  const GuidedAlignment& alignment_;
  std::vector<uint32_t> wanted_;  // by the candidate's atoms
  std::vector<uint32_t> made_;    // by the reference's atoms
  std::vector<bool> isDone_;      // by the reference's atoms: whether it is made, and those it belongs together with
  std::vector<uint32_t> first_;   // by the reference's atoms: the first one that it belongs together with
};

}  // namespace diffgauge
