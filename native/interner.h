#pragma once

#include "text.h"

namespace diffgauge {

/** What a leaf is; leaves of different kinds are never the same. */
enum class Kind : uint8_t { token, comment, string, text, line };

/** Numbers leaves so that equal ones have equal keys. A child knows its parent's keys and adds its own; the parent must not grow afterwards. */
class Interner {
 public:
  explicit Interner(const Interner* parent = nullptr) : parent_(parent), first_(parent ? parent->size() : 0) {}
  uint32_t intern(Kind kind, View text);
  uint32_t size() const { return first_ + static_cast<uint32_t>(entries_.size()); }
  size_t bytes() const { return entries_.size() * sizeof(Entry) + slots_.size() * sizeof(uint32_t) + texts_.size() * sizeof(char16_t); }

 private:
  struct Entry {
    uint64_t hash;
    uint32_t from, size;  // of texts_
    Kind kind;
  };
  uint32_t find(uint64_t hash, Kind kind, View text) const;
  void grow();

  const Interner* parent_;
  uint32_t first_;
  std::vector<Entry> entries_;
  Text texts_;
  std::vector<uint32_t> slots_;
};

}  // namespace diffgauge
