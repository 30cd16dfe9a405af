#pragma once

#include "compare.h"

namespace diffgauge {

/** A report as src/syntax/report.ts reads it. */
std::vector<uint32_t> toNumbers(const Report& report);

/** A document as src/syntax/native.ts reads it: four counts, leaves, optional separators; then all else that it knows, for comparing documents. */
std::vector<uint32_t> toNumbers(const Document& document);

}  // namespace diffgauge
