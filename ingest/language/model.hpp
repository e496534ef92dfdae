#pragma once

#include <filesystem>
#include <memory>

namespace entente::language {

struct ModelParts;

/// A trained model of English: read from the file that entente-train writes, mapped into memory, immutable. Any number
/// of analyzers and threads share one. Takes some 30 MB, most of it pages of the file.
class Model {
 public:
  /// Throws Error{not_found} if the file cannot be opened, Error{bad_input} if it is not a model of this version.
  [[nodiscard]] static std::shared_ptr<const Model> load(const std::filesystem::path& path);

  ~Model();
  Model(const Model&) = delete;
  Model& operator=(const Model&) = delete;

  [[nodiscard]] const ModelParts& parts() const { return *parts_; }

 private:
  explicit Model(std::unique_ptr<ModelParts> parts);
  std::unique_ptr<ModelParts> parts_;
};

}  // namespace entente::language
