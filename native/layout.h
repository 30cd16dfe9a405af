#pragma once

#include "alignment.h"

namespace diffgauge {

/** Where two files differ in what is no leaf. */
enum class Part : uint8_t { gap, leaf, byteOrderMark, finalNewline, lineEndings };
/** How: line endings only, white space and soft leaves, white space that has a meaning, or indentation that puts a statement into more or fewer blocks. */
enum class LayoutKind : uint8_t { eol, layout, meaning, nesting };

/** One difference: of leaf `base` itself or of the gap before it; `base` is the number of leaves for the gap at the end. */
struct LayoutChange {
  uint32_t base;
  uint32_t after;
  Part part;
  LayoutKind kind;
  bool indentOnly;  // leading white space of a line, nothing else
};

/** Compares what stands between and inside matched leaves. A gap that touches a change belongs to that change. */
std::vector<LayoutChange> findLayoutChanges(const Document& base, const Document& after, const Matching& matching, const std::vector<TextEdit>& edits);

/** Whether a line break that kept its ending stands between two differences. */
bool keepsBreak(const Document& base, const Document& after, const Matching& matching, const LayoutChange& first, const LayoutChange& second);

/** Whether two documents agree in the part that a change is about. */
bool agreesWith(const LayoutChange& change, const Document& after, const Document& reference, const Matching& referenceWithBase);

}  // namespace diffgauge
