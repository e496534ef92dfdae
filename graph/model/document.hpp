#pragma once

#include <optional>
#include <string>

#include "graph/model/date.hpp"

namespace entente {

/// One article as it is stored. All offsets anywhere refer to the bytes of `text`, which is valid UTF-8.
struct Document {
  std::string id;   ///< the NDJSON record's id, else the file's name; never empty
  std::string url;  ///< empty when unknown, as are title and publisher
  std::string title;
  std::string publisher;
  std::optional<Date> published;
  std::string text;  ///< title (when the page has one) and main text
};

}  // namespace entente
