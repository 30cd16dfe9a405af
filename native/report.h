#pragma once

#include "classes.h"
#include "labels.h"

namespace diffgauge {

/** Turns atoms of leaves and differences of layout into the atoms that are reported. */
class ReportWriter {
 public:
  ReportWriter(Report& report, const Candidate& candidate, const Reference* reference, const Matching& matching)
      : report_(report), base_(candidate.base().document), after_(candidate.document()), edits_(candidate.edits()), reference_(reference), matching_(matching) {}
  void write(const std::vector<LeafAtom>& atoms, const Labels& labels);

 private:
  /** A difference of layout with what decides whether it joins the one before. */
  struct Placed {
    LayoutChange change;
    Standing standing;
    uint32_t cause;
    uint32_t site;
  };

  void findNewErrors();
  void writeLeafAtom(const LeafAtom& atom, AtomClass kind, uint32_t rename, uint32_t wanted, const Labels& labels);
  void writeLayout(const std::vector<LeafAtom>& atoms, const Classes& classes, const Labels& labels);
  Placed place(const LayoutChange& change, const std::vector<LeafAtom>& atoms, const Labels& labels) const;
  bool joins(const Placed& last, const Placed& next) const;
  /** Writes one atom for a run of differences, and empties it. */
  void writeLayoutAtom(std::vector<Placed>& run);
  void addCause(uint32_t cause);
  void finish(AtomReport atom, const Document& document, uint32_t from, uint32_t to);

  Report& report_;
  const Document& base_;
  const Document& after_;
  const std::vector<TextEdit>& edits_;
  const Reference* reference_;
  const Matching& matching_;
  std::vector<bool> inNewError_;  // by leaf of the edited file
};

}  // namespace diffgauge
