#pragma once

#include <array>
#include <span>
#include <vector>

#include "ingest/language/container.hpp"
#include "ingest/language/gazetteer.hpp"
#include "ingest/language/key_table.hpp"
#include "ingest/language/matrix.hpp"
#include "ingest/language/network_shape.hpp"

namespace entente::language {

/// The learned numbers of the network, as the analyzer uses them. Section names are those of the model file; matrix M
/// has sections "M.w" (i8, inputs x outputs), "M.s" (f32, scale of each output) and "M.b" (f32, bias of each output).
/// Immutable once built.
struct NeuralModel {
  /// Reads and checks every section. `file` must outlive the model. Throws Error{bad_input} where sizes do not fit
  /// together.
  explicit NeuralModel(const Container& file);

  struct Recurrent {
    PackedMatrix input;                    ///< "rnnLD": layer L, direction D (f or b); 3 width outputs
    std::span<const float> state_weights;  ///< "rnnLD.v", 2 x width
  };

  NetworkShape shape;
  Gazetteer gazetteer;
  KeyTable features;                         ///< "features.keys"
  std::span<const std::int8_t> rows;         ///< "features.rows", width numbers a feature
  std::span<const float> row_scales;         ///< "features.scales"
  KeyTable vectors;                          ///< "vectors.keys"
  std::span<const std::int8_t> vector_rows;  ///< "vectors.values"
  PackedMatrix vector_input;                 ///< "vector": word vector to input; its bias is that of the input
  std::vector<std::array<Recurrent, 2>> recurrent;
  PackedMatrix tags;                  ///< "tags": UPOS, then XPOS
  PackedMatrix top;                   ///< "top": arc dependent, arc head, label dependent, label head, names
  PackedMatrix pair;                  ///< "pair": arc dependent to the space of heads
  PackedMatrix label;                 ///< "label": hidden label layer to relations
  std::span<const float> arc_root;    ///< "arc.root"
  std::span<const float> label_root;  ///< "label.root"
};

}  // namespace entente::language
