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
    if (document.leaves[leaf].declared && !visit(document.keys[leaf])) return;
  }
}

}  // namespace

NameUses::NameUses(const Document& base, const Document& after, const std::vector<LeafAtom>& atoms) : base_(base), after_(after), atoms_(atoms) {
  const auto note = [](Users& users, const Document& document, uint32_t from, uint32_t to, uint32_t atom) {
    for (uint32_t leaf = from; leaf < to; leaf++) {
      if (!isUse(document.leaves[leaf])) continue;
      std::vector<uint32_t>& own = users[document.keys[leaf]];
      if (own.empty() || own.back() != atom) own.push_back(atom);
    }
  };
  bool dropsImport = false;
  for (uint32_t i = 0; i < atoms.size(); i++) {
    const Change& change = atoms[i].change;
    note(started_, after, change.bFrom, change.bTo, i);
    note(ceased_, base, change.aFrom, change.aTo, i);
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
  if (isImport(base_, change.aFrom, change.aTo) || isImport(after_, change.bFrom, change.bTo)) {
    visitDeclared(after_, change.bFrom, change.bTo, [&](uint32_t key) { return all = addUsers(started_, key, atom, causes); });
    if (all) visitDeclared(base_, change.aFrom, change.aTo, [&](uint32_t key) { return all = !used_.contains(key) && addUsers(ceased_, key, atom, causes); });
  } else if (!known && change.aFrom == change.aTo && change.bFrom < change.bTo && isPiece(after_, change.bFrom, change.bTo)) {
    visitDeclared(after_, change.bFrom, change.bTo, [&](uint32_t key) {
      all = addUsers(started_, key, atom, causes);
      return false;
    });
  }
  if (!all) causes.resize(start);
}

bool NameUses::addUsers(const Users& users, uint32_t key, uint32_t atom, Causes& causes) const {
  const auto found = users.find(key);
  if (found == users.end()) return false;
  const size_t start = causes.size();
  std::copy_if(found->second.begin(), found->second.end(), std::back_inserter(causes), [&](uint32_t user) { return user != atom; });
  if (causes.size() == start) return false;
  causes.push_back(kNone);
  return true;
}

}  // namespace diffgauge
