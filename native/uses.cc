#include "uses.h"

#include <algorithm>

namespace diffgauge {

namespace {

bool isUse(const Leaf& leaf) { return leaf.name != Name::none && !leaf.declared; }

bool isImport(const Document& document, uint32_t from, uint32_t to) {
  if (from == to) return false;
  for (uint32_t node = document.enclosing(from, to); node != kNone; node = document.nodes[node].parent) {
    if (document.is(node, role::imports)) return true;
  }
  return false;
}

// Whether leaves [from, to) start a whole piece that they hold to its end, but for a separator.
bool isPiece(const Document& document, uint32_t from, uint32_t to) {
  for (uint32_t node = document.enclosing(from, from + 1); node != kNone; node = document.nodes[node].parent) {
    const Node& at = document.nodes[node];
    if ((at.roles & role::piece) && at.from == from && at.to <= to && at.to + 1 >= to) return true;
  }
  return false;
}

template <typename Visit>
void visitDeclared(const Document& document, uint32_t from, uint32_t to, Visit visit) {
  for (uint32_t leaf = from; leaf < to; leaf++) {
    if (document.leaves[leaf].declared && !visit(leaf)) return;
  }
}

}  // namespace

NameUses::NameUses(const Document& base, const Document& after, const std::vector<LeafAtom>& atoms) : base_(base), after_(after), atoms_(atoms) {
  const auto note = [](Users& users, const Document& document, uint32_t from, uint32_t to, uint32_t atom) {
    for (uint32_t leaf = from; leaf < to; leaf++) {
      if (isUse(document.leaves[leaf])) users[document.keys[leaf]].push_back({atom, leaf});
    }
  };
  bool dropsImport = false;
  for (uint32_t i = 0; i < atoms.size(); i++) {
    const Change& change = atoms[i].change;
    note(started_, after, change.bFrom, change.bTo, i);
    note(ceased_, base, change.aFrom, change.aTo, i);
    visitDeclared(base, change.aFrom, change.aTo, [&](uint32_t leaf) {
      dropped_[base.keys[leaf]].push_back(change.bFrom);
      return true;
    });
    dropsImport = dropsImport || isImport(base, change.aFrom, change.aTo);
  }
  for (uint32_t leaf = 0; dropsImport && leaf < after.size(); leaf++) {
    if (isUse(after.leaves[leaf])) used_.insert(after.keys[leaf]);
  }
}

void NameUses::listCauses(uint32_t atom, bool known, Causes& causes) const {
  const Change& change = atoms_[atom].change;
  const size_t start = causes.size();
  bool all = true;
  const auto started = [&](uint32_t leaf) { return all = addUsers(started_, after_.keys[leaf], 0, after_.size(), atom, causes); };
  const auto ceased = [&](uint32_t leaf) {
    const uint32_t key = base_.keys[leaf];
    return all = !used_.contains(key) && addUsers(ceased_, key, 0, base_.size(), atom, causes);
  };
  if (isImport(base_, change.aFrom, change.aTo) || isImport(after_, change.bFrom, change.bTo)) {
    visitDeclared(after_, change.bFrom, change.bTo, started);
    if (all) visitDeclared(base_, change.aFrom, change.aTo, ceased);
  } else if (!known && change.aFrom == change.aTo && change.bFrom < change.bTo && isPiece(after_, change.bFrom, change.bTo)) {
    visitDeclared(after_, change.bFrom, change.bTo, [&](uint32_t leaf) {
      const Node scope = after_.scopeOf(leaf);
      if (!isReplaced(after_.keys[leaf], scope)) addUsers(started_, after_.keys[leaf], scope.from, scope.to, atom, causes);
      return false;
    });
  }
  if (!all) causes.resize(start);
}

bool NameUses::isReplaced(uint32_t key, const Node& scope) const {
  const auto dropped = dropped_.find(key);
  return dropped != dropped_.end() && std::any_of(dropped->second.begin(), dropped->second.end(), [&](uint32_t leaf) { return scope.from <= leaf && leaf <= scope.to; });
}

bool NameUses::addUsers(const Users& users, uint32_t key, uint32_t from, uint32_t to, uint32_t atom, Causes& causes) const {
  const auto found = users.find(key);
  if (found == users.end()) return false;
  const size_t start = causes.size();
  const auto first = std::lower_bound(found->second.begin(), found->second.end(), from, [](const Use& use, uint32_t leaf) { return use.leaf < leaf; });
  for (auto use = first; use != found->second.end() && use->leaf < to; use++) {
    const bool isKnown = causes.size() > start && causes.back() == use->atom;
    if (use->atom != atom && !isKnown) causes.push_back(use->atom);
  }
  if (causes.size() == start) return false;
  causes.push_back(kNone);
  return true;
}

}  // namespace diffgauge
