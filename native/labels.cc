#include "labels.h"

#include <unordered_map>

namespace diffgauge {

namespace {

bool isSeparator(const Document& document, uint32_t leaf) {
  const View text = document.leafText(leaf);
  return text == u"," || text == u";";
}

/** The elements of an insertion without the separators round them. */
std::span<const uint32_t> elementsOf(const Document& document, const Change& change) {
  uint32_t from = change.bFrom, to = change.bTo;
  while (from < to && isSeparator(document, from)) from++;
  while (to > from && isSeparator(document, to - 1)) to--;
  return std::span(document.keys).subspan(from, to - from);
}

bool isListInsertion(const LeafAtom& atom) {
  return atom.change.aFrom == atom.change.aTo && atom.site.list != kNone && atom.site.from == atom.site.to;
}

uint64_t hashOf(uint32_t list, std::span<const uint32_t> keys) {
  uint64_t hash = list;
  for (uint32_t key : keys) hash = (hash ^ key) * 0x9FB21C651E98DF25ULL, hash ^= hash >> 29;
  return hash;
}

uint32_t countCode(const Document& document, uint32_t from, uint32_t to) {
  uint32_t count = 0;
  for (uint32_t leaf = from; leaf < to; leaf++) count += document.leaves[leaf].kind == Kind::comment ? 0 : 1;
  return count;
}

// The list of no pieces (arguments, say) that a site is an element, a gap or a stretch of; kNone when there is none.
uint32_t plainListOf(const Document& base, const Site& site) {
  uint32_t list = site.list;
  if (list == kNone && site.from < site.to) list = base.nodes[base.enclosing(site.from, site.to)].parent;
  if (list == kNone || !base.is(list, role::list)) return kNone;
  const uint32_t first = list + 1;
  const bool ofPieces = first < base.nodes.size() && base.nodes[first].parent == list && base.is(first, role::piece);
  return ofPieces ? kNone : list;
}

}  // namespace

Labels::Labels(const Reference* reference, const Document& candidate, const GuidedAlignment& alignment, const std::vector<LeafAtom>& atoms)
    : reference_(reference), candidate_(candidate), alignment_(alignment), wanted_(atoms.size(), 0) {
  if (!reference) return;
  for (size_t i = 0; i < atoms.size(); i++) {
    const Change& change = atoms[i].change;
    for (uint32_t leaf = change.aFrom; leaf < change.aTo; leaf++) wanted_[i] += deletesToo(leaf) ? 1 : 0;
    for (uint32_t leaf = change.bFrom; leaf < change.bTo; leaf++) wanted_[i] += insertsToo(leaf) ? 1 : 0;
  }
  for (const LeafAtom& atom : reference->atoms) made_.push_back(leavesMade(atom, false));
  matchMoved(atoms);
  joinLists();
}

Labels::Finding Labels::findSite(const Site& site) const {
  for (size_t i = 0; i < made_.size(); i++) {
    if (!isDone_[i] && overlap(site, reference_->atoms[i].site)) return {Standing::onSite, first_[i]};
  }
  return {Standing::elsewhere, kNone};
}

void Labels::count(Report& report) const {
  for (size_t i = 0; i < made_.size(); i++) {
    const LeafAtom& atom = reference_->atoms[i];
    const uint32_t code = countCode(reference_->base->document, atom.change.aFrom, atom.change.aTo) +
                          countCode(reference_->document, atom.change.bFrom, atom.change.bTo);
    report.wanted += atom.leaves();
    report.done += made_[i];
    report.wantedCode += code;
    report.doneCode += made_[i] == atom.leaves() ? code : leavesMade(atom, true);
  }
}

bool Labels::insertsToo(uint32_t leaf) const {
  const uint32_t partner = alignment_.withReference.toA[leaf];
  return partner != kNone && reference_->withBase.toA[partner] == kNone;
}

bool Labels::isMade(uint32_t referenceLeaf) const {
  const uint32_t partner = alignment_.withReference.toB[referenceLeaf];
  return partner != kNone && alignment_.withBase.toA[partner] == kNone;
}

uint32_t Labels::leavesMade(const LeafAtom& atom, bool code) const {
  uint32_t made = 0;
  for (uint32_t leaf = atom.change.aFrom; leaf < atom.change.aTo; leaf++) {
    if (code && reference_->base->document.leaves[leaf].kind == Kind::comment) continue;
    made += alignment_.withBase.toB[leaf] == kNone ? 1 : 0;
  }
  for (uint32_t leaf = atom.change.bFrom; leaf < atom.change.bTo; leaf++) {
    if (code && reference_->document.leaves[leaf].kind == Kind::comment) continue;
    made += isMade(leaf) ? 1 : 0;
  }
  return made;
}

// The same elements inserted into another gap of the same list are the same change.
void Labels::matchMoved(const std::vector<LeafAtom>& atoms) {
  std::unordered_multimap<uint64_t, size_t> missing;
  for (size_t i = 0; i < made_.size(); i++) {
    const LeafAtom& atom = reference_->atoms[i];
    if (made_[i] == atom.leaves() || !isListInsertion(atom)) continue;
    missing.emplace(hashOf(atom.site.list, elementsOf(reference_->document, atom.change)), i);
  }
  for (size_t i = 0; i < atoms.size() && !missing.empty(); i++) {
    if (wanted_[i] == atoms[i].leaves() || !isListInsertion(atoms[i])) continue;
    const auto keys = elementsOf(candidate_, atoms[i].change);
    const auto found = missing.find(hashOf(atoms[i].site.list, keys));
    if (found == missing.end()) continue;
    const LeafAtom& twin = reference_->atoms[found->second];
    const auto other = elementsOf(reference_->document, twin.change);
    if (!std::equal(keys.begin(), keys.end(), other.begin(), other.end())) continue;
    wanted_[i] = atoms[i].leaves();
    made_[found->second] = twin.leaves();
    missing.erase(found);
  }
}

// Where the arguments of a call, say, become more or fewer, it is chance which became which: all changes of that list are one.
void Labels::joinLists() {
  struct Joined {
    uint32_t first;
    bool resized;
    bool done;
  };
  std::unordered_map<uint32_t, Joined> lists;
  std::vector<uint32_t> listOf;
  for (size_t i = 0; i < made_.size(); i++) {
    const LeafAtom& atom = reference_->atoms[i];
    isDone_.push_back(made_[i] == atom.leaves());
    first_.push_back(static_cast<uint32_t>(i));
    listOf.push_back(plainListOf(reference_->base->document, atom.site));
    if (listOf[i] == kNone) continue;
    Joined& joined = lists.try_emplace(listOf[i], Joined{static_cast<uint32_t>(i), false, true}).first->second;
    joined.resized = joined.resized || atom.site.list != kNone;
    joined.done = joined.done && isDone_[i];
  }
  for (size_t i = 0; i < made_.size(); i++) {
    const auto joined = lists.find(listOf[i]);
    if (joined == lists.end() || !joined->second.resized) continue;
    isDone_[i] = joined->second.done;
    first_[i] = joined->second.first;
  }
}

}  // namespace diffgauge
