#include "report.h"

#include <algorithm>
#include <optional>

#include "causes.h"

namespace diffgauge {

namespace {

uint32_t textFrom(const Document& document, uint32_t from, uint32_t to) { return from < to ? document.leaves[from].from : document.endBefore(from); }
uint32_t textTo(const Document& document, uint32_t from, uint32_t to) { return from < to ? document.leaves[to - 1].to : document.endBefore(from); }

// The stretch of text that a difference of layout is about.
uint32_t partFrom(const Document& document, uint32_t leaf, Part part) {
  if (part == Part::byteOrderMark || part == Part::lineEndings) return 0;
  if (part == Part::leaf) return document.leaves[leaf].from;
  return document.endBefore(leaf);
}
uint32_t partTo(const Document& document, uint32_t leaf, Part part) {
  if (part == Part::byteOrderMark) return 0;
  if (part == Part::lineEndings) return static_cast<uint32_t>(document.text.size());
  if (part == Part::leaf) return document.leaves[leaf].to;
  return leaf < document.size() ? document.leaves[leaf].from : static_cast<uint32_t>(document.text.size());
}

bool mayFollow(AtomClass kind) { return kind == AtomClass::semantic || kind == AtomClass::rename; }

AtomClass classOf(LayoutKind kind) {
  if (kind == LayoutKind::eol) return AtomClass::eol;
  return kind == LayoutKind::layout ? AtomClass::layout : AtomClass::semantic;
}

}  // namespace

void ReportWriter::write(const std::vector<LeafAtom>& atoms, const Labels& labels) {
  findNewErrors();
  const Classes classes = classify(base_, after_, matching_, atoms);
  std::optional<NameUses> uses;  // only for what the reference does not do
  for (uint32_t i = 0; i < atoms.size(); i++) {
    if (atoms[i].comment) addCause(causeOfComment(base_, after_, atoms, i));
    else if (mayFollow(classes.classes[i]) && labels.wantedLeaves(i) < atoms[i].leaves()) {
      if (!uses) uses.emplace(base_, after_, atoms);
      uses->listCauses(i, labels.wantedLeaves(i) > 0, report_.causes);
    }
    writeLeafAtom(atoms[i], classes.classes[i], classes.renames[i], labels.wantedLeaves(i), labels);
  }
  writeLayout(atoms, classes, labels);
}

// An error is old where one of its leaves, or of its neighbours, stood in an error of the base.
void ReportWriter::findNewErrors() {
  if (after_.errors.empty()) return;
  std::vector<bool> wasInError(base_.size(), false);
  uint32_t marked = 0;
  std::vector<SyntaxError> old = base_.errors;
  std::sort(old.begin(), old.end(), [](const SyntaxError& a, const SyntaxError& b) { return a.from < b.from; });
  for (const SyntaxError& error : old) {
    const uint32_t from = error.from == error.to && error.from > 0 ? error.from - 1 : error.from;
    const uint32_t to = std::min(base_.size(), error.from == error.to ? error.to + 1 : error.to);
    for (uint32_t leaf = std::max(from, marked); leaf < to; leaf++) wasInError[leaf] = true;
    marked = std::max(marked, to);
  }
  std::vector<uint32_t> before(after_.size() + 1, 0);  // leaves that were in an error
  for (uint32_t leaf = 0; leaf < after_.size(); leaf++) {
    const uint32_t partner = matching_.toA[leaf];
    before[leaf + 1] = before[leaf] + (partner != kNone && wasInError[partner] ? 1 : 0);
  }
  std::vector<int32_t> open(after_.size() + 1, 0);
  for (const SyntaxError& error : after_.errors) {
    const uint32_t from = error.from == error.to && error.from > 0 ? error.from - 1 : error.from;
    const uint32_t to = std::min(after_.size(), error.from == error.to ? error.to + 1 : error.to);
    if (from < to && before[to] > before[from]) continue;
    if (from >= to && !base_.errors.empty()) continue;
    report_.newErrors++;
    if (from < to) open[from]++, open[to]--;
  }
  inNewError_.assign(after_.size(), false);
  int32_t depth = 0;
  for (uint32_t leaf = 0; leaf < after_.size(); leaf++) inNewError_[leaf] = (depth += open[leaf]) > 0;
}

void ReportWriter::writeLeafAtom(const LeafAtom& atom, AtomClass kind, uint32_t rename, uint32_t wanted, const Labels& labels) {
  const Change& change = atom.change;
  AtomReport out{};
  out.from = textFrom(base_, change.aFrom, change.aTo);
  out.to = textTo(base_, change.aFrom, change.aTo);
  out.newFrom = textFrom(after_, change.bFrom, change.bTo);
  out.newTo = textTo(after_, change.bFrom, change.bTo);
  out.kind = kind;
  out.rename = rename;
  out.leaves = atom.leaves();
  out.unwanted = out.leaves - std::min(wanted, out.leaves);
  const Labels::Finding finding = out.unwanted == 0 ? Labels::Finding{Standing::wanted, kNone} : labels.findSite(atom.site);
  out.standing = finding.standing;
  out.site = finding.open;
  const uint32_t first = change.bFrom == change.bTo && change.bFrom > 0 ? change.bFrom - 1 : change.bFrom;
  for (uint32_t leaf = first; leaf < std::max(change.bTo, first + 1) && leaf < inNewError_.size(); leaf++) {
    out.inNewError = out.inNewError || inNewError_[leaf];
  }
  report_.changed += out.leaves;
  const bool inAfter = change.aFrom == change.aTo;
  out.symbolInAfter = inAfter;
  finish(out, inAfter ? after_ : base_, inAfter ? change.bFrom : change.aFrom, inAfter ? change.bTo : change.aTo);
}

void ReportWriter::writeLayout(const std::vector<LeafAtom>& atoms, const Classes& classes, const Labels& labels) {
  std::vector<Placed> endings, others;
  for (const LayoutChange& change : findLayoutChanges(base_, after_, matching_, edits_)) {
    if (change.part <= Part::leaf && classes.isChance(change.base, change.after)) continue;
    const Placed next = place(change, atoms, labels);
    std::vector<Placed>& run = change.kind == LayoutKind::eol ? endings : others;
    if (!run.empty() && !joins(run.back(), next)) writeLayoutAtom(run);
    run.push_back(next);
  }
  writeLayoutAtom(endings);
  writeLayoutAtom(others);
}

ReportWriter::Placed ReportWriter::place(const LayoutChange& change, const std::vector<LeafAtom>& atoms, const Labels& labels) const {
  Placed placed{change, Standing::elsewhere, kNone, kNone};
  if (reference_ && agreesWith(change, after_, reference_->document, reference_->withBase)) placed.standing = Standing::wanted;
  else if (change.kind != LayoutKind::eol) placed.site = labels.findSite(siteOfLeaf(base_, change.base)).open;
  if (placed.site != kNone) placed.standing = Standing::onSite;
  const bool nests = change.kind == LayoutKind::nesting;
  if ((change.indentOnly || nests) && change.base < base_.size() && change.after < after_.size()) {
    const uint32_t cause = causeOfIndent(base_, after_, matching_, change, atoms);
    if (change.indentOnly) placed.cause = cause;
    if (nests) placed.change.kind = cause == kNone ? LayoutKind::meaning : LayoutKind::layout;
  }
  return placed;
}

bool ReportWriter::joins(const Placed& last, const Placed& next) const {
  if (last.standing != next.standing || last.change.kind != next.change.kind || last.cause != next.cause) return false;
  const bool hasPlace = last.change.part <= Part::leaf && next.change.part <= Part::leaf;
  if (!hasPlace) return false;
  if (last.change.kind == LayoutKind::eol) return !keepsBreak(base_, after_, matching_, last.change, next.change);
  return base_.lineOf(partFrom(base_, next.change.base, next.change.part)) <= base_.lineOf(partTo(base_, last.change.base, last.change.part)) + 1;
}

void ReportWriter::writeLayoutAtom(std::vector<Placed>& run) {
  if (run.empty()) return;
  const LayoutChange& first = run.front().change;
  const LayoutChange& last = run.back().change;
  AtomReport out{};
  out.from = partFrom(base_, first.base, first.part);
  out.to = partTo(base_, last.base, last.part);
  out.newFrom = partFrom(after_, first.after, first.part);
  out.newTo = partTo(after_, last.after, last.part);
  out.kind = classOf(first.kind);
  out.standing = run.front().standing;
  out.rename = kNone;
  out.site = run.front().site;
  addCause(run.front().cause);
  const bool inside = first.base < base_.size() && first.part <= Part::leaf;
  const uint32_t end = std::min(last.base + 1, base_.size());
  finish(out, base_, inside ? first.base : 0, inside ? end : 0);
  run.clear();
}

void ReportWriter::finish(AtomReport atom, const Document& document, uint32_t from, uint32_t to) {
  std::vector<uint32_t> names;
  for (uint32_t node = from < to ? document.enclosing(from, to) : kNone; node != kNone; node = document.nodes[node].parent) {
    const Node& at = document.nodes[node];
    if ((at.roles & role::declaration) && at.nameFrom < at.nameTo) names.insert(names.end(), {at.nameTo, at.nameFrom});
  }
  std::reverse(names.begin(), names.end());
  report_.names.insert(report_.names.end(), names.begin(), names.end());
  atom.symbolEnd = static_cast<uint32_t>(report_.names.size());
  atom.causesEnd = static_cast<uint32_t>(report_.causes.size());
  report_.atoms.push_back(atom);
}

void ReportWriter::addCause(uint32_t cause) {
  if (cause != kNone) report_.causes.insert(report_.causes.end(), {cause, kNone});
}

}  // namespace diffgauge
