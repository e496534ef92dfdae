#pragma once

#include <optional>

#include "query/ask/cursor.hpp"
#include "query/ask/question.hpp"

/// The forms of the question grammar (parser.hpp), one function each. Every function reads the whole question from the
/// cursor's position to its end, or gives nullopt.
namespace entente::query::forms {

[[nodiscard]] std::optional<Question> relation(Cursor& cursor);
[[nodiscard]] std::optional<Question> object_question(Cursor& cursor);
[[nodiscard]] std::optional<Question> yes_no(Cursor& cursor);
[[nodiscard]] std::optional<Question> reason(Cursor& cursor);
[[nodiscard]] std::optional<Question> count(Cursor& cursor);
[[nodiscard]] std::optional<Question> link(Cursor& cursor);
[[nodiscard]] std::optional<Question> between(Cursor& cursor);
[[nodiscard]] std::optional<Question> noun(Cursor& cursor);
[[nodiscard]] std::optional<Question> profile(Cursor& cursor);

}  // namespace entente::query::forms
