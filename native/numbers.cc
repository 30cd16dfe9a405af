#include "numbers.h"

namespace diffgauge {

std::vector<uint32_t> toNumbers(const Report& report) {
  std::vector<uint32_t> numbers{report.wanted,    report.done,      report.wantedCode, report.doneCode,
                                report.changed,   report.newErrors, report.equivalent, static_cast<uint32_t>(report.names.size()),
                                static_cast<uint32_t>(report.causes.size())};
  numbers.insert(numbers.end(), report.names.begin(), report.names.end());
  numbers.insert(numbers.end(), report.causes.begin(), report.causes.end());
  for (const AtomReport& atom : report.atoms) {
    numbers.insert(numbers.end(), {atom.from, atom.to, atom.newFrom, atom.newTo, static_cast<uint32_t>(atom.kind), static_cast<uint32_t>(atom.standing),
                                   atom.leaves, atom.unwanted, atom.inNewError, atom.rename, atom.causesEnd, atom.symbolEnd, atom.symbolInAfter, atom.site});
  }
  return numbers;
}

std::vector<uint32_t> toNumbers(const Document& document) {
  std::vector<uint32_t> numbers{document.parsed, static_cast<uint32_t>(document.errors.size()), document.size(), static_cast<uint32_t>(document.soft.size())};
  numbers.reserve(numbers.size() + 3 * document.leaves.size() + 2 * document.soft.size());
  for (const Leaf& leaf : document.leaves) numbers.insert(numbers.end(), {leaf.from, leaf.to, static_cast<uint32_t>(leaf.kind)});
  for (uint64_t soft : document.soft) numbers.insert(numbers.end(), {static_cast<uint32_t>(soft >> 32), static_cast<uint32_t>(soft)});
  return numbers;
}

std::vector<uint32_t> describe(const Document& document) {
  std::vector<uint32_t> numbers = toNumbers(document);
  numbers.insert(numbers.end(), document.keys.begin(), document.keys.end());
  for (const Leaf& leaf : document.leaves) numbers.insert(numbers.end(), {leaf.node, leaf.border, static_cast<uint32_t>(leaf.name), leaf.declared});
  numbers.insert(numbers.end(), document.cuts.begin(), document.cuts.end());
  for (const Node& node : document.nodes) numbers.insert(numbers.end(), {node.from, node.to, node.parent, static_cast<uint32_t>(node.roles), static_cast<uint32_t>(node.roles >> 32), node.nameFrom, node.nameTo});
  for (const SyntaxError& error : document.errors) numbers.insert(numbers.end(), {error.from, error.to});
  return numbers;
}

}  // namespace diffgauge
