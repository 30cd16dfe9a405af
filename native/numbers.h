#pragma once

#include "compare.h"

namespace diffgauge {

/** A report as src/syntax/report.ts reads it. */
std::vector<uint32_t> toNumbers(const Report& report);

/** A document as src/syntax/native.ts reads it: four counts, leaves, optional separators. */
std::vector<uint32_t> toNumbers(const Document& document);

/** The same and all else that a document knows: documents are the same where these are, but for how keys are numbered. */
std::vector<uint32_t> describe(const Document& document);

}  // namespace diffgauge
