#include "app/io/line_editor.hpp"

#include <histedit.h>

#include <algorithm>
#include <cerrno>
#include <clocale>
#include <cstdio>
#include <filesystem>
#include <utility>

#include "app/io/text_width.hpp"
#include "graph/model/error.hpp"
#include "ingest/language/utf8.hpp"

namespace entente::app {
namespace {

constexpr int kLinesKept = 1000;
constexpr std::size_t kMostListed = 20;

/// What all the texts begin with.
std::string common_beginning(const std::vector<std::string>& texts) {
  std::string common = texts.front();
  for (const std::string& text : texts) {
    const auto [here, there] = std::mismatch(common.begin(), common.end(), text.begin(), text.end());
    common.erase(here, common.end());
  }
  // Not in the middle of a character.
  while (!common.empty() && common.size() < texts.front().size() &&
         language::is_continuation(texts.front()[common.size()])) {
    common.pop_back();
  }
  return common;
}

}  // namespace

struct LineEditor::Impl {
  explicit Impl(Options given) : options(std::move(given)) {
    setlocale(LC_CTYPE, "C.UTF-8");
    line = el_init("entente", stdin, stderr, stderr);
    lines = history_init();
    if (line == nullptr || lines == nullptr) throw Error(ErrorCode::limit, "the terminal cannot be used");
    HistEvent event;
    history(lines, &event, H_SETSIZE, kLinesKept);
    history(lines, &event, H_SETUNIQUE, 1);
    if (!options.history_file.empty()) history(lines, &event, H_LOAD, options.history_file.c_str());
    el_set(line, EL_CLIENTDATA, this);
    el_set(line, EL_PROMPT, &prompt);
    el_set(line, EL_EDITOR, "emacs");
    el_set(line, EL_SIGNAL, 1);
    el_set(line, EL_HIST, history, lines);
    el_set(line, EL_ADDFN, "complete-name", "Complete a name", &complete);
    el_set(line, EL_ADDFN, "end-of-input", "End the input at an empty line", &end_of_input);
    el_set(line, EL_BIND, "^I", "complete-name", nullptr);
    // What Ctrl-D leaves if it is pressed before the prompt is shown; unbound, it would quote the next key.
    el_set(line, EL_BIND, "^@", "end-of-input", nullptr);
    el_set(line, EL_BIND, "^R", "em-inc-search-prev", nullptr);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    HistEvent event;
    if (!options.history_file.empty()) {
      std::error_code ignored;
      const std::filesystem::path file(options.history_file);
      std::filesystem::create_directories(file.parent_path(), ignored);
      history(lines, &event, H_SAVE, options.history_file.c_str());
      std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write,
                                   ignored);
    }
    history_end(lines);
    el_end(line);
  }

  static Impl& of(EditLine* line) {
    Impl* impl = nullptr;
    el_get(line, EL_CLIENTDATA, &impl);
    return *impl;
  }
  static const char* prompt(EditLine* line) { return of(line).options.prompt.c_str(); }

  static unsigned char complete(EditLine* line, int) {
    const LineInfo* info = el_line(line);
    const std::string_view before(info->buffer, static_cast<std::size_t>(info->cursor - info->buffer));
    const Completions found = of(line).options.complete(before);
    if (found.texts.empty()) return CC_REFRESH_BEEP;
    const std::string typed(before.substr(found.from));
    std::string text = common_beginning(found.texts);
    if (found.texts.size() == 1) {
      text += ' ';
    } else if (text.size() <= typed.size()) {
      list(found.texts);
      return CC_REDISPLAY;
    }
    el_deletestr(line, static_cast<int>(characters(typed)));
    return el_insertstr(line, text.c_str()) == 0 ? CC_REFRESH : CC_REFRESH_BEEP;
  }

  static unsigned char end_of_input(EditLine* line, int) {
    const LineInfo* info = el_line(line);
    return info->lastchar == info->buffer ? CC_EOF : CC_NORM;
  }

  static std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  }

  static void list(const std::vector<std::string>& texts) {
    std::fputc('\n', stderr);
    for (std::size_t i = 0; i < texts.size() && i < kMostListed; ++i) {
      std::fprintf(stderr, "  %s\n", printable(texts[i]).c_str());
    }
    if (texts.size() > kMostListed) std::fputs("  ...\n", stderr);
  }

  Options options;
  EditLine* line = nullptr;
  History* lines = nullptr;
};

LineEditor::LineEditor(Options options) : impl_(std::make_unique<Impl>(std::move(options))) {}
LineEditor::~LineEditor() = default;

std::optional<std::string> LineEditor::read() {
  int count = 0;
  const char* read = el_gets(impl_->line, &count);
  if (read == nullptr || count <= 0) {
    if (count < 0 && errno != 0) throw Error(ErrorCode::bad_input, "the terminal cannot be read");
    return std::nullopt;
  }
  std::string text(read, static_cast<std::size_t>(count));
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
  if (text.find_first_not_of(' ') != std::string::npos) {
    HistEvent event;
    history(impl_->lines, &event, H_ENTER, text.c_str());
  }
  return text;
}

}  // namespace entente::app
