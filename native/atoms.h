#pragma once

#include "alignment.h"

namespace diffgauge {

/**
 * Where a change belongs, in base leaves: a stretch [from, to), or a gap of a list where they are equal. `list` is kNone unless it is about a list's elements.
 */
struct Site {
  uint32_t list;
  uint32_t from;
  uint32_t to;
};

/** One atomic change of leaves. */
struct LeafAtom {
  Change change;
  Site site;
  bool comment;  // all its leaves are comments

  uint32_t leaves() const { return change.aTo - change.aFrom + change.bTo - change.bFrom; }
};

/** Cuts changes at statement, member and declaration borders. */
std::vector<LeafAtom> cutIntoAtoms(const Document& base, const Document& after, const Matching& matching);

/** The site of one piece of a change. */
Site findSite(const Document& base, const Document& after, const Matching& matching, const Change& whole, const Change& piece);
/** The site of a base leaf, or of the gap before it. */
Site siteOfLeaf(const Document& base, uint32_t leaf);
bool overlap(const Site& one, const Site& other);

}  // namespace diffgauge
