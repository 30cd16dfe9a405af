#include <algorithm>

#include "atoms.h"

namespace diffgauge {

namespace {

// A node's own stretch round [from, to): it ends where the bodies inside the node begin.
Site ownStretch(const Document& base, uint32_t node, uint32_t from, uint32_t to) {
  Site site{kNone, base.nodes[node].from, base.nodes[node].to};
  const auto end = std::upper_bound(base.bodyEnds.begin(), base.bodyEnds.end(), from);
  if (end != base.bodyEnds.begin()) site.from = std::max(site.from, *(end - 1));
  const auto start = std::lower_bound(base.bodyStarts.begin(), base.bodyStarts.end(), to);
  if (start != base.bodyStarts.end()) site.to = std::min(site.to, std::max(*start, to));
  return site;
}

// The site of leaves [from, to), from an enclosing node outwards: the first that is an element, or the list it spans elements of.
Site climb(const Document& base, uint32_t node, uint32_t from, uint32_t to) {
  const Roles wanted = role::site | role::list;
  while (base.nodes[node].parent != kNone && !base.is(node, wanted)) node = base.nodes[node].parent;
  const bool whole = base.nodes[node].from == from && base.nodes[node].to == to;
  if (base.is(node, role::list) && !whole) return {node, from, to};
  return ownStretch(base, node, from, to);
}

bool isElementBorder(const Document& after, uint32_t leaf) {
  if (leaf == 0 || leaf >= after.size()) return true;
  uint32_t node = after.enclosing(leaf - 1, leaf + 1);
  const Roles wanted = role::site | role::list;
  while (after.nodes[node].parent != kNone && !after.is(node, wanted)) node = after.nodes[node].parent;
  return after.is(node, role::list);
}

// The gap of the innermost list round a boundary, or the element that the boundary is inside of.
Site siteOfBoundary(const Document& base, uint32_t place) {
  if (place == 0 || place >= base.size()) return {0, place, place};
  return climb(base, base.enclosing(place - 1, place + 1), place, place);
}

// The element that an insertion continues (`.then(...)` after a call, say): the node that holds it, seen from the base.
Site siteBeside(const Document& base, const Document& after, const Matching& matching, uint32_t place, uint32_t boundary, bool left) {
  const Node& node = after.nodes[after.enclosing(boundary - 1, boundary + 1)];
  const uint32_t leaf = left ? place - 1 : place;
  const uint32_t edge = left ? matching.toA[node.from] : matching.toA[node.to - 1];
  if (edge == kNone) return siteOfLeaf(base, leaf);
  return climb(base, base.enclosing(std::min(edge, leaf), std::max(edge, leaf) + 1), std::min(edge, leaf), std::max(edge, leaf) + 1);
}

}  // namespace

Site siteOfLeaf(const Document& base, uint32_t leaf) {
  if (leaf >= base.size()) return {0, leaf, leaf};
  return climb(base, base.enclosing(leaf, leaf + 1), leaf, leaf + 1);
}

Site findSite(const Document& base, const Document& after, const Matching& matching, const Change& whole, const Change& piece) {
  if (piece.aFrom < piece.aTo) return climb(base, base.enclosing(piece.aFrom, piece.aTo), piece.aFrom, piece.aTo);
  if (whole.aFrom < whole.aTo) return climb(base, base.enclosing(whole.aFrom, whole.aTo), whole.aFrom, whole.aTo);
  const uint32_t place = whole.aFrom;
  const bool left = place > 0 && piece.bFrom == whole.bFrom && !isElementBorder(after, whole.bFrom);
  const bool right = place < base.size() && piece.bTo == whole.bTo && !isElementBorder(after, whole.bTo);
  if (left && !right) return siteBeside(base, after, matching, place, whole.bFrom, true);
  if (right && !left) return siteBeside(base, after, matching, place, whole.bTo, false);
  return siteOfBoundary(base, place);
}

bool overlap(const Site& one, const Site& other) {
  const bool sameList = one.list != kNone && one.list == other.list;
  const bool oneGap = one.from == one.to, otherGap = other.from == other.to;
  if (oneGap && otherGap) return sameList && one.from == other.from;
  if (sameList && (oneGap || otherGap)) return one.from <= other.to && other.from <= one.to;
  return one.from < other.to && other.from < one.to;
}

}  // namespace diffgauge
