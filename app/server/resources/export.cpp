#include <fmt/format.h>

#include <array>
#include <ostream>
#include <streambuf>

#include "app/server/resources/resources.hpp"
#include "app/server/target.hpp"
#include "query/export/registry.hpp"

namespace entente::server::resources {
namespace {

struct Kind {
  std::string_view format, type, ending;
};
constexpr std::array kKinds = std::to_array<Kind>({{"cypher", "text/plain; charset=utf-8", "cypher"},
                                                   {"cytoscape", "application/json", "cyjs"},
                                                   {"dot", "text/vnd.graphviz; charset=utf-8", "dot"},
                                                   {"events", "text/csv; charset=utf-8", "csv"},
                                                   {"ftm", "application/x-ndjson", "ftm.json"},
                                                   {"gexf", "application/gexf+xml", "gexf"},
                                                   {"gexf12", "application/gexf+xml", "gexf"},
                                                   {"graphml", "application/graphml+xml", "graphml"},
                                                   {"html", "text/html; charset=utf-8", "html"},
                                                   {"jsonld", "application/ld+json", "jsonld"},
                                                   {"mermaid", "text/plain; charset=utf-8", "mmd"},
                                                   {"nquads", "application/n-quads", "nq"}});
constexpr Kind kJson = {"", "application/json", "json"};

const Kind& kind_of(std::string_view format) {
  for (const Kind& kind : kKinds) {
    if (kind.format == format) return kind;
  }
  return kJson;
}

/// Takes an export's bytes, and ends it when they become too many or the deadline has passed.
class BoundedBuffer : public std::streambuf {
 public:
  explicit BoundedBuffer(const Deadline& deadline) : deadline_(deadline) {}
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 protected:
  int_type overflow(int_type c) override {
    if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
    const char byte = traits_type::to_char_type(c);
    xsputn(&byte, 1);
    return c;
  }
  std::streamsize xsputn(const char* from, std::streamsize count) override {
    constexpr std::size_t kBetweenChecks = std::size_t{64} << 10;
    bytes_.append(from, static_cast<std::size_t>(count));
    if (bytes_.size() > limits::kMaxHttpExportBytes) {
      throw HttpError(413, "too-large",
                      fmt::format("the export has more than {} MiB; filter it, or use the command 'entente export'",
                                  limits::kMaxHttpExportBytes >> 20));
    }
    if (bytes_.size() >= next_check_) {
      deadline_.check();
      next_check_ = bytes_.size() + kBetweenChecks;
    }
    return count;
  }

 private:
  const Deadline& deadline_;
  std::string bytes_;
  std::size_t next_check_ = 0;
};

const query::Format& wanted_format(const Call& call) {
  const std::string name = call.parameters.required("format");
  const query::Format* format = query::find_format(name);
  if (format != nullptr && format->write != nullptr) return *format;
  std::string known;
  for (const query::Format& one : query::formats()) {
    if (one.write != nullptr) known += (known.empty() ? "" : ", ") + std::string(one.name);
  }
  throw bad_request(format == nullptr
                        ? "there is no format '" + name + "'; there are " + known
                        : "'" + name + "' has several files; use the command 'entente export', or one of " + known);
}

}  // namespace

Response export_graph(const Call& call) {
  const query::Format& format = wanted_format(call);
  query::SelectionOptions wanted{.hops = call.parameters.number("hops", 1, 0, limits::kMaxHttpHops),
                                 .filter = read_choice(call.parameters, call.deadline).filter};
  if (const auto around = call.parameters.find("around")) wanted.around = resolve_node(call, *around);
  const query::Selection selection = query::select(call.graph(), call.store, wanted);
  BoundedBuffer buffer(call.deadline);
  std::ostream out(&buffer);
  out.exceptions(std::ios::badbit);  // lets through what the buffer throws
  format.write(selection, out, {});
  out.flush();
  const Kind& kind = kind_of(format.name);
  Response response{.status = 200, .content_type = std::string(kind.type), .body = buffer.take(), .fields = {}};
  response.fields.emplace_back("Content-Disposition", fmt::format("attachment; filename=\"entente.{}\"", kind.ending));
  return response;
}

}  // namespace entente::server::resources
