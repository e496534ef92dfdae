#pragma once

#include <cstddef>
#include <optional>

namespace entente::app {

/// Columns of the terminal standard output goes to; nullopt when it goes elsewhere.
[[nodiscard]] std::optional<std::size_t> output_width();
/// Whether standard error is a terminal, where progress may be drawn.
[[nodiscard]] bool errors_on_terminal();
/// Whether standard input is a terminal, where a person may type.
[[nodiscard]] bool input_on_terminal();

}  // namespace entente::app
