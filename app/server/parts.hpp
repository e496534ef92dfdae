#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/span.hpp"
#include "graph/store/store.hpp"

namespace entente::server {

enum class Role : std::uint8_t { none, trigger, source, target };
[[nodiscard]] std::string_view to_string(Role role);

/// A stretch of a text that plays a part in a piece of evidence.
struct Marked {
  ByteSpan span;
  Role role = Role::none;
  std::string node;  ///< key; empty for a trigger
};

/// A stretch of text with one role throughout.
struct Part {
  std::string_view text;
  Role role = Role::none;
  std::string_view node;
  std::optional<std::uint32_t> sentence;  ///< index, where sentences were given
};

/// Cuts a text so that no client has to count bytes: the parts' texts joined are the whole text. Where marks overlap
/// the shorter one shows; of equally long ones a trigger before a source before a target. Marks that reach outside the
/// text are left out. Sentences, when given, are in text order; parts do not cross their ends. The parts point into
/// `text` and `marks`.
[[nodiscard]] std::vector<Part> cut(std::string_view text, const std::vector<Marked>& marks,
                                    const std::vector<ByteSpan>& sentences = {});

/// The marks of a piece of evidence, relative to `origin` bytes into its document.
[[nodiscard]] std::vector<Marked> marks_of(const EvidenceRecord& record, std::uint32_t origin);

}  // namespace entente::server
