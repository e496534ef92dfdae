#include "tests/server/served.hpp"

#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "app/cli/resources.hpp"
#include "tests/query/story.hpp"

namespace entente::server::test {

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "entente-server-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a folder");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void TemporaryFolder::write(const std::string& name, const std::string& bytes) const {
  std::filesystem::create_directories((path_ / name).parent_path());
  std::ofstream(path_ / name, std::ios::binary) << bytes;
}

Served::Served(Settings settings) : db_(folder_.file("story.db")) {
  {
    Store store = Store::open(db_, OpenMode::read_write);
    for (const ExtractedDocument& document : entente::test::week()) (void)store.add(document);
  }
  folder_.write("explorer/index.html", "<!doctype html><title>Explorer</title>");
  folder_.write("explorer/assets/app.js", std::string(5000, ' ') + "start();");
  folder_.write("explorer/.secret", "hidden");
  folder_.write("outside.txt", "outside");
  settings.db = db_;
  settings.port = 0;
  settings.explorer = folder_.file("explorer");
  service_ = std::make_unique<Service>(std::move(settings), app::load_ontology());
  server_ = std::make_unique<Server>(*service_);
  thread_ = std::thread([this] { server_->run(); });
}

Served::~Served() {
  server_->stop();
  thread_.join();
}

Answer Served::get(const std::string& target, const std::vector<std::string>& fields) const {
  return ask(port(), "GET", target, fields);
}

json::Tree Served::json(const std::string& target) const {
  Answer answer = get("/api/v1" + target);
  if (answer.status != 200) throw std::runtime_error(target + ": " + std::to_string(answer.status) + " " + answer.body);
  texts_.push_back(std::make_unique<std::string>(std::move(answer.body)));
  return json::parse(*texts_.back(), target);
}

}  // namespace entente::server::test
