#pragma once

#include <unordered_map>
#include <unordered_set>

#include "atoms.h"

namespace diffgauge {

/** What an atom may follow from, as numbers of atoms: of each list, closed by kNone, one has to be kept. */
using Causes = std::vector<uint32_t>;

/** Which atoms begin or cease to use a name, so that an import or a new declaration may follow from them. */
class NameUses {
 public:
  NameUses(const Document& base, const Document& after, const std::vector<LeafAtom>& atoms);

  /**
   * Adds a list for each name that the atom starts or stops to import, of the atoms that start or stop to use it; or the list of those that use what it newly
   * declares, where it can be seen. Adds nothing where one of the names has no such atom, or is used as before; nor for a declaration that is `known`, the
   * reference's own with something more, or that takes the place of another one of its name.
   */
  void listCauses(uint32_t atom, bool known, Causes& causes) const;

 private:
  struct Use {
    uint32_t atom;
    uint32_t leaf;
  };
  using Users = std::unordered_map<uint32_t, std::vector<Use>>;

  /** Adds the atoms that use a name on leaves [from, to), but for `atom` itself; says whether there are any. */
  bool addUsers(const Users& users, uint32_t key, uint32_t from, uint32_t to, uint32_t atom, Causes& causes) const;
  bool isReplaced(uint32_t key, const Node& scope) const;

  const Document& base_;
  const Document& after_;
  const std::vector<LeafAtom>& atoms_;
  Users started_, ceased_;  // by key
  std::unordered_map<uint32_t, std::vector<uint32_t>> dropped_;  // by key of a name that is declared no longer: the leaves of the edited file behind its places
  std::unordered_set<uint32_t> used_;  // keys of names that the edited file uses; only where something is no longer imported
};

}  // namespace diffgauge
