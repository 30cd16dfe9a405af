#include "interner.h"

#include <cstring>

namespace diffgauge {

namespace {

uint64_t hashOf(Kind kind, View text) {
  constexpr size_t kBlock = 4;  // units
  uint64_t hash = 0x9E3779B97F4A7C15ULL ^ (static_cast<uint64_t>(kind) << 32) ^ text.size();
  const auto add = [&hash](uint64_t block) {
    hash = (hash ^ block) * 0xD6E8FEB86659FD93ULL;
    hash ^= hash >> 32;
  };
  for (; text.size() >= kBlock; text.remove_prefix(kBlock)) {
    uint64_t block;
    std::memcpy(&block, text.data(), sizeof block);
    add(block);
  }
  uint64_t rest = 0;
  for (char16_t unit : text) rest = rest << 16 | unit;
  add(rest);
  return hash;
}

}  // namespace

uint32_t Interner::intern(Kind kind, View text) {
  const uint64_t hash = hashOf(kind, text);
  for (const Interner* at = this; at; at = at->parent_) {
    const uint32_t known = at->find(hash, kind, text);
    if (known != kNone) return known;
  }
  if ((entries_.size() + 1) * 2 > slots_.size()) grow();
  size_t slot = hash & (slots_.size() - 1);
  while (slots_[slot] != kNone) slot = (slot + 1) & (slots_.size() - 1);
  slots_[slot] = static_cast<uint32_t>(entries_.size());
  entries_.push_back({hash, static_cast<uint32_t>(texts_.size()), static_cast<uint32_t>(text.size()), kind});
  texts_ += text;
  return size() - 1;
}

uint32_t Interner::find(uint64_t hash, Kind kind, View text) const {
  if (slots_.empty()) return kNone;
  for (size_t slot = hash & (slots_.size() - 1); slots_[slot] != kNone; slot = (slot + 1) & (slots_.size() - 1)) {
    const Entry& entry = entries_[slots_[slot]];
    if (entry.hash == hash && entry.kind == kind && View(texts_).substr(entry.from, entry.size) == text) return first_ + slots_[slot];
  }
  return kNone;
}

void Interner::grow() {
  std::vector<uint32_t> slots(slots_.empty() ? 256 : slots_.size() * 2, kNone);
  for (uint32_t i = 0; i < entries_.size(); i++) {
    size_t slot = entries_[i].hash & (slots.size() - 1);
    while (slots[slot] != kNone) slot = (slot + 1) & (slots.size() - 1);
    slots[slot] = i;
  }
  slots_ = std::move(slots);
}

}  // namespace diffgauge
