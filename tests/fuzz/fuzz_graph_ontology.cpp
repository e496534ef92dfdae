#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "graph/model/error.hpp"
#include "graph/ontology/ontology.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  try {
    const Ontology ontology = Ontology::parse({reinterpret_cast<const char*>(data), size}, "fuzz.json");
    for (const EdgeType& type : ontology.types()) {
      if (ontology.find_type(type.name) == nullptr) std::abort();
    }
  } catch (const Error& error) {
    const bool placed = error.where().starts_with("fuzz.json");
    if (!placed || (error.code() != ErrorCode::bad_input && error.code() != ErrorCode::limit)) std::abort();
  }
  return 0;
}
