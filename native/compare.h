#pragma once

#include <memory>
#include <span>

#include "classes.h"
#include "layout.h"
#include "trail.h"
#include "uses.h"

namespace diffgauge {

/** A file before any edit, with the keys that all its versions share. Reference versions are read before candidates. */
struct Base {
  std::shared_ptr<const Grammar> grammar;  // null: its lines are its leaves
  Interner interner;
  Trail trail;
  Document document;
  KnownLines lines;
  Base(Text text, std::shared_ptr<const Grammar> grammar, Parser& parser)
      : grammar(std::move(grammar)), document(readDocument(std::move(text), this->grammar.get(), parser, interner, &trail)), lines(document.text) {}
  size_t bytes() const { return document.bytes() + interner.bytes() + trail.bytes() + lines.bytes(); }
};

/** The file after an accepted solution, with what it changes. */
struct Reference {
  std::shared_ptr<Base> base;
  std::shared_ptr<const Grammar> grammar;
  Document document;
  std::vector<TextEdit> edits;
  Matching withBase;
  std::vector<LeafAtom> atoms;
  Reference(std::shared_ptr<Base> base, Text text, std::shared_ptr<const Grammar> grammar, Parser& parser);
};

/** The file after an edit that is to be judged. Where that is the text of a reference, which has to outlive it, it has been read already. */
class Candidate {
 public:
  Candidate(std::shared_ptr<Base> base, Text text, const Grammar* grammar, Parser& parser, std::span<const Reference* const> references = {});
  const Base& base() const { return *base_; }
  const Document& document() const { return *document_; }
  /** Empty where the text is the same. */
  const std::vector<TextEdit>& edits() const { return edits_; }

 private:
  std::shared_ptr<Base> base_;
  std::vector<TextEdit> edits_;
  std::unique_ptr<Document> own_;
  const Document* document_;
};

/** How an atom stands to the reference: made by it; at a site where its own change is not made; anywhere else. */
enum class Standing : uint32_t { wanted, onSite, elsewhere };

/** One atom with text offsets. */
struct AtomReport {
  uint32_t from, to, newFrom, newTo;
  AtomClass kind;
  Standing standing;
  uint32_t leaves;
  uint32_t unwanted;     // those of its leaves that the reference does not change so
  bool inNewError;       // inside a syntax error that the base did not have
  uint32_t rename;       // atoms of one rename have the same number; kNone elsewhere
  uint32_t site;         // of an atom on-site: the reference's atom whose site it is, atoms of one site have the same; kNone elsewhere
  uint32_t causesEnd;    // what it may follow from ends there in `Report::causes`
  uint32_t symbolEnd;    // its symbol's names end there in `Report::names`
  bool symbolInAfter;    // the names are text of the edited file
};

/** What a candidate makes of one file, against one reference. Counts are leaves; `code` leaves are no comments. */
struct Report {
  uint32_t wanted = 0, done = 0, wantedCode = 0, doneCode = 0, changed = 0, newErrors = 0;
  bool equivalent = false;
  std::vector<AtomReport> atoms;
  std::vector<uint32_t> names;  // pairs of offsets, outermost name first
  Causes causes;
};

/** Compares a candidate with a reference of the same base; without one, with the base itself. */
Report compare(const Candidate& candidate, const Reference* reference);

/**
 * The same leaves up to comments and layout. Without a grammar the indentation of lines may have a meaning, and has to be the same; where it makes blocks,
 * the blocks have to be.
 */
bool equivalent(const Document& one, const Document& other);

}  // namespace diffgauge
