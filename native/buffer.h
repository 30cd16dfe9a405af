#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <new>
#include <string>
#include <vector>

#if defined(__SANITIZE_ADDRESS__)  // what gcc defines
#define DIFFGAUGE_SANITIZED
#elif defined(__has_feature)  // what clang asks
#if __has_feature(address_sanitizer)
#define DIFFGAUGE_SANITIZED
#endif
#endif

namespace diffgauge {

/**
 * Large blocks of memory that a thread asks for again and again: with the general allocator each text would take its memory from the system and give it
 * back. Blocks have four sizes between powers of two, so that at most a fifth of one is unused; few of each size are kept.
 */
class BlockPool {
 public:
  BlockPool() = default;
  BlockPool(const BlockPool&) = delete;
  BlockPool& operator=(const BlockPool&) = delete;
  ~BlockPool() {
    for (Shelf& shelf : shelves_) {
      while (shelf.count > 0) ::operator delete(shelf.blocks[--shelf.count]);
    }
  }

  void* take(size_t bytes) {
    if (!isPooled(bytes)) return ::operator new(bytes);
    const Size size = sizeOf(bytes);
    Shelf& shelf = shelves_[size.shelf];
    return shelf.count > 0 ? shelf.blocks[--shelf.count] : ::operator new(size.bytes);
  }
  void giveBack(void* block, size_t bytes) {
    if (isPooled(bytes)) {
      Shelf& shelf = shelves_[sizeOf(bytes).shelf];
      if (shelf.count < kMostBlocks) return void(shelf.blocks[shelf.count++] = block);
    }
    ::operator delete(block);
  }

 private:
  static constexpr size_t kSmallest = 4 << 10;
  static constexpr size_t kLargest = 256 << 10;
  static constexpr size_t kShelves = (std::bit_width(kLargest) - std::bit_width(kSmallest)) * 4 + 1;
  static constexpr size_t kMostBlocks = 8;
#ifdef DIFFGAUGE_SANITIZED
  static constexpr bool kPools = false;  // so that what was given back is known to be gone, and where a block ends
#else
  static constexpr bool kPools = true;
#endif

  static bool isPooled(size_t bytes) { return kPools && bytes >= kSmallest && bytes <= kLargest; }

  struct Size {
    size_t shelf, bytes;
  };
  // Rounded up to an eighth of the power of two above.
  static Size sizeOf(size_t bytes) {
    const int power = std::bit_width(bytes - 1);
    const size_t step = size_t{1} << (power - 3);
    const size_t steps = (bytes + step - 1) / step;  // 5 to 8
    return {static_cast<size_t>(power + 1 - std::bit_width(kSmallest)) * 4 + steps - 8, steps * step};
  }

  struct Shelf {
    std::array<void*, kMostBlocks> blocks;
    size_t count = 0;
  };
  std::array<Shelf, kShelves> shelves_;
};

inline BlockPool& blockPool() {
  thread_local BlockPool pool;
  return pool;
}

/** Takes memory from the pool of the thread. */
template <typename T>
struct PoolAllocator {
  using value_type = T;
  PoolAllocator() = default;
  template <typename U>
  PoolAllocator(const PoolAllocator<U>&) {}
  T* allocate(size_t count) { return static_cast<T*>(blockPool().take(count * sizeof(T))); }
  void deallocate(T* block, size_t count) { blockPool().giveBack(block, count * sizeof(T)); }
  bool operator==(const PoolAllocator&) const = default;
};

/** What grows with the text. */
template <typename T>
using Buffer = std::vector<T, PoolAllocator<T>>;
using Text = std::basic_string<char16_t, std::char_traits<char16_t>, PoolAllocator<char16_t>>;

}  // namespace diffgauge
