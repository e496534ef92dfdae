#include "ingest/language/model.hpp"

#include "ingest/language/model_parts.hpp"

namespace entente::language {

std::shared_ptr<const Model> Model::load(const std::filesystem::path& path) {
  // The constructor is private to keep every model shared, so make_shared cannot reach it.
  return std::shared_ptr<const Model>(new Model(std::make_unique<ModelParts>(Container::open(path))));
}

Model::Model(std::unique_ptr<ModelParts> parts) : parts_(std::move(parts)) {}
Model::~Model() = default;

}  // namespace entente::language
