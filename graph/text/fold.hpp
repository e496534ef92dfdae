#pragma once

#include <string>
#include <string_view>

/// Names as people type and spell them, brought to one form. All functions are pure, safe on any thread, and accept
/// any bytes: malformed UTF-8 is read as U+FFFD.
namespace entente {

/// The form under which names are compared: without case, accents, compatibility variants (full width, ligatures) and
/// apostrophes of any kind; hyphens, dashes and runs of white space are one blank; trimmed. Latin letters become ASCII
/// ("Işık" and "ISIK" are the same name), other scripts keep their letters. Folding twice changes nothing.
///     fold_name("Recep  Tayyip ERDOĞAN") == fold_name("recep tayyip erdogan"), fold_name("Al‑Sisi") == "al sisi"
[[nodiscard]] std::string fold_name(std::string_view name);

/// The same letters without their accents, case kept: "Türkiye" -> "Turkiye", "Łódź" -> "Lodz".
[[nodiscard]] std::string strip_accents(std::string_view text);

/// The last part of a node key: lower-case ASCII letters and digits, words joined by single hyphens, every script
/// transliterated to Latin (ICU Any-Latin; Latin-ASCII), apostrophes dropped. Empty when nothing is left.
///     slug("Ishaq Dar") == "ishaq-dar", slug("Gaza's Peace Plan") == "gazas-peace-plan"
[[nodiscard]] std::string slug(std::string_view name);

}  // namespace entente
