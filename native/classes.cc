#include "classes.h"

#include <algorithm>

namespace diffgauge {

namespace {

using Keys = std::span<const uint32_t>;

// The innermost list of an import that holds leaves [from, to), or the boundary where they are equal.
uint32_t importListAt(const Document& document, uint32_t from, uint32_t to) {
  if (from == to && (from == 0 || from >= document.size())) return kNone;
  uint32_t list = kNone;
  for (uint32_t node = from < to ? document.enclosing(from, to) : document.enclosing(from - 1, from + 1); node != kNone; node = document.nodes[node].parent) {
    if (list == kNone && document.is(node, role::list)) list = node;
    if (document.is(node, role::imports)) return list;
  }
  return kNone;
}

/** The elements of a list, in the order of their keys. */
std::vector<Keys> sortedElements(const Document& document, uint32_t list) {
  std::vector<Keys> elements;
  for (uint32_t node = list + 1; node < document.nodes.size() && document.nodes[node].from < document.nodes[list].to; node++) {
    const Node& at = document.nodes[node];
    if (at.parent == list) elements.push_back(Keys(document.keys).subspan(at.from, at.to - at.from));
  }
  std::sort(elements.begin(), elements.end(), [](Keys one, Keys other) { return std::lexicographical_compare(one.begin(), one.end(), other.begin(), other.end()); });
  return elements;
}

bool sameElements(const Document& base, uint32_t list, const Document& after, uint32_t other) {
  const auto before = sortedElements(base, list), now = sortedElements(after, other);
  return std::equal(before.begin(), before.end(), now.begin(), now.end(), [](Keys one, Keys two) { return std::equal(one.begin(), one.end(), two.begin(), two.end()); });
}

}  // namespace

Classes classify(const Document& base, const Document& after, const Matching& matching, const std::vector<LeafAtom>& atoms) {
  Classes classes{{}, std::vector<uint32_t>(atoms.size(), kNone), {}, {}};
  for (const LeafAtom& atom : atoms) classes.classes.push_back(atom.comment ? AtomClass::comment : AtomClass::semantic);
  findReorderedNames(base, after, atoms, classes);
  findMoves(base, after, atoms, classes);
  findRenames(base, after, matching, atoms, classes);
  return classes;
}

void findReorderedNames(const Document& base, const Document& after, const std::vector<LeafAtom>& atoms, Classes& classes) {
  for (size_t i = 0; i < atoms.size(); i++) {
    const Change& change = atoms[i].change;
    if (classes.classes[i] != AtomClass::semantic) continue;
    const uint32_t list = importListAt(base, change.aFrom, change.aTo), other = importListAt(after, change.bFrom, change.bTo);
    if (list != kNone && other != kNone && sameElements(base, list, after, other)) classes.classes[i] = AtomClass::importOrder;
  }
}

}  // namespace diffgauge
