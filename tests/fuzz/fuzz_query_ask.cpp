#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "graph/model/error.hpp"
#include "query/ask/answer.hpp"
#include "query/ask/parser.hpp"
#include "query/names/completion.hpp"
#include "tests/query/story.hpp"

namespace {

using namespace entente;

struct World {
  Store store = test::store_of(test::week());
  Graph graph = Graph::load(store);
  Ontology ontology = Ontology::load(ENTENTE_ONTOLOGY);
  query::VerbLexicon verbs{ontology};
  query::Names names{graph};
  query::QuestionParser parser{verbs, names, graph};
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const World world;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    const query::Question question = world.parser.parse(text);
    if (describe(question, world.graph).empty()) std::abort();
    if (question.ask != query::Ask::connection) (void)query::answer(question, world.graph, world.store, {});
  } catch (const Error& error) {
    const ErrorCode code = error.code();
    if (code != ErrorCode::usage && code != ErrorCode::not_found && code != ErrorCode::limit) std::abort();
    if (std::string_view(error.what()).empty()) std::abort();
  }
  const query::LineCompletion completion = query::complete_line(world.graph, text, 5);
  if (completion.from > size || completion.names.size() > 5) std::abort();
  return 0;
}
