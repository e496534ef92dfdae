#pragma once

#include <string>

namespace entente::app {

/// The folder of the files the program reads at run time (ontology, names, language model): $ENTENTE_DATA when it is
/// set; else ../share/entente beside the folder the program stands in; else the one of the build tree. Throws
/// Error{bad_input} naming the places when none of them holds the ontology.
[[nodiscard]] std::string data_dir();

}  // namespace entente::app
