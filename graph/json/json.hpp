#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/error.hpp"
#include "graph/model/limits.hpp"

/// The one JSON reader of the project: RFC 8259, strict UTF-8, bounded depth and size, no recursion, and every value
/// knows where it stands, so that whoever finds fault with it later can name line and column.
///
///     const json::Tree tree = json::parse(text, "ontology.json");
///     for (const json::Value type : tree.root().at("types").elements()) {
///       const std::string name{type.at("name").string()};
///       if (name.empty()) type.at("name").fail("a name must not be empty");   // ontology.json:12:15: a name must ...
///     }
namespace entente::json {

enum class Kind : std::uint8_t { null, boolean, integer, number, string, array, object };
[[nodiscard]] std::string_view to_string(Kind kind);

/// A place in a text: both count from 1, columns in code points.
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
};

struct Options {
  std::size_t max_depth = limits::kMaxJsonDepth;  ///< arrays and objects inside one another
  std::size_t max_bytes = limits::kMaxJsonBytes;
  std::size_t max_values = limits::kMaxJsonValues;
  std::size_t first_line = 1;  ///< the number of the text's first line: for a line of NDJSON, its own
};

class Value;

/// All values of one text, in one flat array. Values and the strings they give point into the tree and into the text
/// that was parsed: both must outlive them. Moving the tree keeps them valid. Immutable; any number of threads may
/// read.
class Tree {
 public:
  Tree(Tree&&) noexcept;
  Tree& operator=(Tree&&) noexcept;
  ~Tree();
  [[nodiscard]] Value root() const;

 private:
  friend class Value;
  friend class Elements;
  friend class Members;
  friend Tree parse(std::string_view, std::string_view, const Options&);
  struct Node;
  struct Data;
  Tree();
  std::unique_ptr<Data> data_;
};

class Elements;
class Members;

/// A handle to one value of a tree; copied freely. A typed accessor throws Error{bad_input}, placed at the value, when
/// the value is of another kind.
class Value {
 public:
  [[nodiscard]] Kind kind() const;
  [[nodiscard]] bool is(Kind wanted) const { return kind() == wanted; }
  [[nodiscard]] bool is_null() const { return is(Kind::null); }

  [[nodiscard]] bool boolean() const;
  [[nodiscard]] std::int64_t integer() const;     ///< a number without fraction or exponent, within 64 bits
  [[nodiscard]] double number() const;            ///< any number
  [[nodiscard]] std::string_view string() const;  ///< unescaped UTF-8; may hold NUL
  [[nodiscard]] Elements elements() const;        ///< of an array, in order
  [[nodiscard]] Members members() const;          ///< of an object, in the order of the text
  [[nodiscard]] std::size_t size() const;         ///< elements of an array, members of an object

  /// A member of an object: find() gives nullopt when there is none, at() throws.
  [[nodiscard]] std::optional<Value> find(std::string_view key) const;
  [[nodiscard]] Value at(std::string_view key) const;

  /// A member that may be missing; a member that is there must be of the right kind.
  [[nodiscard]] std::string string_or(std::string_view key, std::string_view otherwise) const;
  [[nodiscard]] bool boolean_or(std::string_view key, bool otherwise) const;
  [[nodiscard]] std::vector<std::string> strings_or_empty(std::string_view key) const;

  [[nodiscard]] std::size_t offset() const;  ///< byte offset of the value's first byte in the text
  [[nodiscard]] Position position() const;
  [[nodiscard]] std::string where() const;  ///< "file:line:column"
  /// Throws Error{bad_input} with where() and this message.
  [[noreturn]] void fail(const std::string& message) const;

 private:
  friend class Tree;
  friend class Elements;
  friend class Members;
  Value(const Tree::Data* data, std::uint32_t index) : data_(data), index_(index) {}
  void expect(Kind wanted) const;
  const Tree::Data* data_;
  std::uint32_t index_;
};

/// The elements of an array, for range-for.
class Elements {
 public:
  class Iterator {
   public:
    Value operator*() const { return {data_, index_}; }
    Iterator& operator++();
    bool operator==(const Iterator& other) const { return index_ == other.index_; }

   private:
    friend class Elements;
    Iterator(const Tree::Data* data, std::uint32_t index) : data_(data), index_(index) {}
    const Tree::Data* data_;
    std::uint32_t index_;
  };
  [[nodiscard]] Iterator begin() const { return {data_, first_}; }
  [[nodiscard]] Iterator end() const { return {data_, last_}; }

 private:
  friend class Value;
  Elements(const Tree::Data* data, std::uint32_t first, std::uint32_t last) : data_(data), first_(first), last_(last) {}
  const Tree::Data* data_;
  std::uint32_t first_;
  std::uint32_t last_;
};

struct Member {
  Value key;  ///< a string, with its own place
  Value value;
};

/// The members of an object, for range-for.
class Members {
 public:
  class Iterator {
   public:
    Member operator*() const;
    Iterator& operator++();
    bool operator==(const Iterator& other) const { return index_ == other.index_; }

   private:
    friend class Members;
    Iterator(const Tree::Data* data, std::uint32_t index) : data_(data), index_(index) {}
    const Tree::Data* data_;
    std::uint32_t index_;
  };
  [[nodiscard]] Iterator begin() const { return {data_, first_}; }
  [[nodiscard]] Iterator end() const { return {data_, last_}; }

 private:
  friend class Value;
  Members(const Tree::Data* data, std::uint32_t first, std::uint32_t last) : data_(data), first_(first), last_(last) {}
  const Tree::Data* data_;
  std::uint32_t first_;
  std::uint32_t last_;
};

/// Parses one JSON text. `file` names it in errors. A byte order mark at the start is skipped. Throws
/// Error{bad_input} placed at "file:line:column" for text that is not JSON, for malformed UTF-8 and for a key used
/// twice in one object; Error{limit} for text too long, nested too deep or of too many values.
[[nodiscard]] Tree parse(std::string_view text, std::string_view file, const Options& options = {});

/// Where a byte offset of `text` stands.
[[nodiscard]] Position position_of(std::string_view text, std::size_t offset, std::size_t first_line = 1);

}  // namespace entente::json
