// Runs a fuzz target without a fuzzer, so that the targets are built and used by every test run:
//
//     fuzz_readers_html CORPUS...                       every file of the corpus, once
//     fuzz_readers_html --runs 100000 --seed 7 CORPUS   and as many mutations of them
//
// A target that fails does so by a signal or an uncaught exception. The same command with --keep then leaves the input
// in ./fuzz-input.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestInput = std::size_t{64} << 10;

std::vector<std::string> read_corpus(const std::vector<std::string>& paths) {
  std::vector<fs::path> files;
  for (const std::string& path : paths) {
    if (fs::is_directory(path)) {
      for (const auto& entry : fs::recursive_directory_iterator(path)) {
        if (entry.is_regular_file()) files.push_back(entry.path());
      }
    } else {
      files.emplace_back(path);
    }
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> corpus;
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("cannot be opened: " + file.string());
    corpus.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return corpus;
}

/// One of the usual mutations: change, insert, remove or repeat bytes, or splice in a piece of another input.
void mutate(std::string& input, const std::vector<std::string>& corpus, std::mt19937_64& random) {
  const auto below = [&](std::size_t limit) {
    return static_cast<std::size_t>(random() % std::max<std::size_t>(limit, 1));
  };
  const std::size_t at = below(input.size() + 1);
  const std::size_t count = 1 + below(16);
  switch (random() % 6) {
    case 0:
      if (at < input.size()) input[at] = static_cast<char>(random());
      break;
    case 1:
      if (at < input.size()) input[at] = static_cast<char>(input[at] ^ (1 << below(8)));
      break;
    case 2:
      input.insert(at, std::string(count, static_cast<char>(random())));
      break;
    case 3:
      input.erase(at, count);
      break;
    case 4:
      input.insert(at, input.substr(below(input.size() + 1), 4 * count));
      break;
    default: {
      const std::string& other = corpus[below(corpus.size())];
      input.insert(at, other.substr(below(other.size() + 1), 8 * count));
    }
  }
  if (input.size() > kLongestInput) input.resize(kLongestInput);
}

void run(const std::string& input, bool keep) {
  if (keep) std::ofstream("fuzz-input", std::ios::binary) << input;
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

}  // namespace

int main(int argc, char** argv) {
  std::uint64_t runs = 0;
  std::uint64_t seed = 1;
  bool keep = false;
  std::vector<std::string> paths;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--runs" && i + 1 < argc) {
      runs = std::strtoull(argv[++i], nullptr, 10);
    } else if (argument == "--seed" && i + 1 < argc) {
      seed = std::strtoull(argv[++i], nullptr, 10);
    } else if (argument == "--keep") {
      keep = true;
    } else {
      paths.push_back(argument);
    }
  }
  const std::vector<std::string> corpus = read_corpus(paths);
  if (corpus.empty()) {
    std::cerr << "no input: name files or folders of them\n";
    return 2;
  }
  for (const std::string& input : corpus) run(input, keep);
  std::mt19937_64 random(seed);
  for (std::uint64_t i = 0; i < runs; ++i) {
    std::string input = corpus[random() % corpus.size()];
    for (std::uint64_t k = 1 + random() % 8; k > 0; --k) mutate(input, corpus, random);
    run(input, keep);
  }
  if (keep) fs::remove("fuzz-input");
  std::cout << corpus.size() << " inputs and " << runs << " mutations of them\n";
}
