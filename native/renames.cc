#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "classes.h"

namespace diffgauge {

namespace {

constexpr uint32_t kMostSteps = 1'000'000;  // of looking for uses; beyond them a file has no further renames

/** One name that an atom replaced by another: a leaf of the base and one of the edited file. */
struct Substitution {
  uint32_t atom;
  uint32_t from;
  uint32_t to;
  uint32_t rename = kNone;
};

/** What an edit does to one name of the base. */
struct History {
  std::vector<uint32_t> occurrences;    // base leaves
  std::vector<Substitution> replaced;   // in the order of the base
  std::vector<uint32_t> declaredAnew;   // leaves of the edited file
};

class Renames {
 public:
  Renames(const Document& base, const Document& after, const Matching& matching) : base_(base), after_(after), matching_(matching) {}

  void run(const std::vector<LeafAtom>& atoms, Classes& classes) {
    for (uint32_t i = 0; i < atoms.size(); i++) {
      if (classes.classes[i] == AtomClass::semantic) collect(i, atoms[i].change);
    }
    if (!declares_) return;
    for (uint32_t leaf = 0; leaf < base_.size(); leaf++) {
      const auto history = base_.leaves[leaf].name == Name::none ? names_.end() : names_.find(base_.keys[leaf]);
      if (history != names_.end()) history->second.occurrences.push_back(leaf);
    }
    for (uint32_t leaf = 0; leaf < after_.size(); leaf++) {
      const bool isNew = after_.leaves[leaf].declared && matching_.toA[leaf] == kNone && !targets_.contains(leaf);
      const auto history = isNew ? names_.find(after_.keys[leaf]) : names_.end();
      if (history != names_.end()) history->second.declaredAnew.push_back(leaf);
    }
    for (uint32_t key : order_) settle(names_[key]);
    mark(classes);
  }

 private:
  // An atom that does nothing but replace names, or spell out a shorthand (`{ old }` as `{ old: new }`, `import { old as new }`).
  void collect(uint32_t atom, const Change& change) {
    const uint32_t size = change.aTo - change.aFrom;
    if (size == 0 && change.bTo == change.bFrom + 2 && change.aFrom > 0) {
      const View mark = after_.leafText(change.bFrom);
      if ((mark == u":" || mark == u"as") && isName(base_, change.aFrom - 1) && isName(after_, change.bFrom + 1)) add(atom, change.aFrom - 1, change.bFrom + 1);
      return;
    }
    if (size == 0 || change.bTo - change.bFrom != size) return;
    for (uint32_t i = 0; i < size; i++) {
      if (!isName(base_, change.aFrom + i) || !isName(after_, change.bFrom + i)) return;
    }
    for (uint32_t i = 0; i < size; i++) add(atom, change.aFrom + i, change.bFrom + i);
  }

  void add(uint32_t atom, uint32_t from, uint32_t to) {
    const auto [history, isNew] = names_.try_emplace(base_.keys[from]);
    if (isNew) order_.push_back(base_.keys[from]);
    history->second.replaced.push_back({atom, from, to});
    targets_.insert(to);
    declares_ = declares_ || (base_.leaves[from].declared && after_.leaves[to].declared);
  }

  static bool isName(const Document& document, uint32_t leaf) { return document.leaves[leaf].name != Name::none; }

  void settle(History& history) {
    for (const Substitution& declaration : history.replaced) {
      if (!base_.leaves[declaration.from].declared || !after_.leaves[declaration.to].declared || !isConsistent(history, declaration)) continue;
      const Node scope = base_.scopeOf(declaration.from);
      const uint32_t rename = count_++;
      for (Substitution& one : history.replaced) {
        const bool covered = scope.from <= one.from && one.from < scope.to && after_.keys[one.to] == after_.keys[declaration.to];
        if (covered && one.rename == kNone) one.rename = rename;
      }
    }
  }

  // All uses of what is declared there are replaced by the same name, and nothing else takes the old one in its scope.
  bool isConsistent(const History& history, const Substitution& declaration) {
    const Node now = after_.scopeOf(declaration.to);
    for (uint32_t leaf : history.declaredAnew) {
      if (spend() || (after_.leaves[leaf].name == after_.leaves[declaration.to].name && after_.scopeOf(leaf) == now)) return false;
    }
    const Node scope = base_.scopeOf(declaration.from);
    const auto end = std::lower_bound(history.occurrences.begin(), history.occurrences.end(), scope.to);
    for (auto use = std::lower_bound(history.occurrences.begin(), history.occurrences.end(), scope.from); use != end; use++) {
      if (spend()) return false;
      if (isForeign(*use, declaration) || isShadowed(history, *use, declaration)) continue;
      const auto one = std::lower_bound(history.replaced.begin(), history.replaced.end(), *use, [](const Substitution& at, uint32_t leaf) { return at.from < leaf; });
      const bool isReplaced = one != history.replaced.end() && one->from == *use;
      if (isReplaced ? after_.keys[one->to] != after_.keys[declaration.to] : matching_.toB[*use] != kNone) return false;
    }
    return true;
  }

  // A member of something else by the same name.
  bool isForeign(uint32_t use, const Substitution& declaration) const {
    return base_.leaves[declaration.from].name == Name::variable && base_.leaves[use].name == Name::property;
  }

  // Whether another declaration of the name, further inside, is the one meant.
  bool isShadowed(const History& history, uint32_t use, const Substitution& declaration) {
    const Node outer = base_.scopeOf(declaration.from);
    for (uint32_t other : history.occurrences) {
      if (spend()) return false;
      if (other == declaration.from || !base_.leaves[other].declared || base_.leaves[other].name != Name::variable) continue;
      const Node inner = base_.scopeOf(other);
      const bool inside = outer.from <= inner.from && inner.to <= outer.to && inner.to - inner.from < outer.to - outer.from;
      if (inside && inner.from <= use && use < inner.to) return true;
    }
    return false;
  }

  bool spend() { return ++steps_ > kMostSteps; }

  // An atom is a place of a rename where all the names that it replaces are.
  void mark(Classes& classes) const {
    std::vector<bool> broken(classes.classes.size(), false);
    for (const auto& [key, history] : names_) {
      for (const Substitution& one : history.replaced) broken[one.atom] = broken[one.atom] || one.rename == kNone;
    }
    for (uint32_t key : order_) {
      for (const Substitution& one : names_.at(key).replaced) {
        if (broken[one.atom]) continue;
        classes.classes[one.atom] = AtomClass::rename;
        classes.renames[one.atom] = std::min(classes.renames[one.atom], one.rename);
      }
    }
  }

  const Document& base_;
  const Document& after_;
  const Matching& matching_;
  std::unordered_map<uint32_t, History> names_;
  std::vector<uint32_t> order_;  // the keys, in the order in which they came up
  std::unordered_set<uint32_t> targets_;  // leaves of the edited file that take the place of a name
  bool declares_ = false;
  uint32_t count_ = 0;
  uint32_t steps_ = 0;
};

}  // namespace

void findRenames(const Document& base, const Document& after, const Matching& matching, const std::vector<LeafAtom>& atoms, Classes& classes) {
  Renames(base, after, matching).run(atoms, classes);
}

}  // namespace diffgauge
