#include "tests/app/run_program.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

namespace entente::test {
namespace {

constexpr const char* kProgram = ENTENTE_BINARY_DIR "/entente";

/// Starts the program with its three streams at these descriptors.
pid_t start(const std::vector<std::string>& arguments, const std::filesystem::path& folder, int in, int out, int err) {
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("fork failed");
  if (child > 0) return child;
  dup2(in, STDIN_FILENO);
  dup2(out, STDOUT_FILENO);
  dup2(err, STDERR_FILENO);
  if (chdir(folder.c_str()) != 0) _exit(126);
  std::vector<char*> words{const_cast<char*>("entente")};
  for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  execv(kProgram, words.data());
  _exit(127);
}

int exit_code(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int open_file(const std::string& path, int flags) {
  const int descriptor = open(path.c_str(), flags | O_CLOEXEC, 0600);
  if (descriptor < 0) throw std::runtime_error("cannot open " + path);
  return descriptor;
}

}  // namespace

Run run_program(const std::vector<std::string>& arguments, const std::filesystem::path& folder,
                const std::string& input) {
  const Folder streams;
  const int in = open_file(streams.write("in", input), O_RDONLY);
  const int out = open_file(streams.file("out"), O_WRONLY | O_CREAT);
  const int err = open_file(streams.file("err"), O_WRONLY | O_CREAT);
  Run run;
  run.code = exit_code(start(arguments, folder, in, out, err));
  for (const int descriptor : {in, out, err}) close(descriptor);
  run.out = read_bytes(streams.file("out"));
  run.err = read_bytes(streams.file("err"));
  return run;
}

Run interrupt_program(const std::vector<std::string>& arguments, const std::filesystem::path& folder,
                      const std::filesystem::path& wait_for, int signal) {
  const Folder streams;
  int pipe_ends[2] = {};
  if (pipe2(pipe_ends, O_CLOEXEC) != 0) throw std::runtime_error("pipe failed");
  const int out = open_file(streams.file("out"), O_WRONLY | O_CREAT);
  const int err = open_file(streams.file("err"), O_WRONLY | O_CREAT);
  const pid_t child = start(arguments, folder, pipe_ends[0], out, err);
  for (int i = 0; i < 500 && !std::filesystem::exists(wait_for); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  kill(child, signal);
  Run run;
  run.code = exit_code(child);
  for (const int descriptor : {pipe_ends[0], pipe_ends[1], out, err}) close(descriptor);
  run.out = read_bytes(streams.file("out"));
  run.err = read_bytes(streams.file("err"));
  return run;
}

Folder::Folder() {
  std::string name = (std::filesystem::temp_directory_path() / "entente-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a folder");
  path_ = name;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string Folder::write(const std::string& name, const std::string& bytes) const {
  std::ofstream(path_ / name, std::ios::binary) << bytes;
  return file(name);
}

std::string read_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace entente::test
