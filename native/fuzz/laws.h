#pragma once

#include "../compare.h"
#include "input.h"

namespace diffgauge::fuzz {

/**
 * Checks what holds for every case, and aborts with the name of the law where it does not:
 * a text read again after an edit is the document that it is when read anew; an edit that is the accepted solution has done everything and nothing else;
 * a walk visits what a cursor visits; everything that a report or an outline points at lies within its text; the same texts give the same report.
 */
void checkLaws(const Case& given, const std::shared_ptr<const Grammar>& grammar, Parser& parser);

}  // namespace diffgauge::fuzz
