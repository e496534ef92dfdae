# The commands a person types. CMake does the work; this file only names it.
#   make demo      the whole road: articles in, a question answered, a diagram drawn
#   make test      build everything and run every test
#   make build     the program alone, build/entente
#   make install   PREFIX=/usr/local, DESTDIR= as usual
#   make check     formatting, then the tests with assertions (dev) and with sanitizers (asan-ubsan)
#   make bench     the benchmarks
#   make peers     those of the engine with its peers, into docs/performance.md
#   make format    lay out every source file as .clang-format says
#   make golden    write the expected outputs anew, after looking at what changed
#   make clean     remove build/
PREFIX ?= /usr/local
JOBS ?= $(shell nproc)
PRESET ?= release
FOLDER = $(if $(filter release,$(PRESET)),build,build/$(PRESET))
SOURCES = git ls-files '*.cpp' '*.hpp'

.PHONY: build test demo install check bench peers format golden clean packages configure
.DEFAULT_GOAL := build

packages:
	@scripts/install-packages build

configure: packages
	@mkdir -p $(FOLDER)
	@cmake --preset $(PRESET) -DENTENTE_BENCHMARKS=OFF > $(FOLDER)/configure.log 2>&1 || { cat $(FOLDER)/configure.log; exit 1; }

build: configure
	cmake --build $(FOLDER) -j $(JOBS) --target entente

test:
	@scripts/install-packages build test
	@scripts/install-packages explorer || echo "Without Node or Chromium the explorer's tests are skipped." >&2
	@$(MAKE) --no-print-directory configure
	cmake --build $(FOLDER) -j $(JOBS)
	ctest --preset $(PRESET) -j $(JOBS)

demo: build
	@scripts/demo build/entente build

install: build
	cmake --install $(FOLDER) --prefix $(PREFIX)

check:
	@$(SOURCES) | xargs clang-format-14 --dry-run -Werror
	@$(MAKE) --no-print-directory test PRESET=dev
	@$(MAKE) --no-print-directory test PRESET=asan-ubsan

bench:
	@scripts/install-packages build bench
	cmake --preset $(PRESET) -DENTENTE_BENCHMARKS=ON
	cmake --build $(FOLDER) -j $(JOBS) --target bench entente
	scripts/bench-ingest $(FOLDER)/entente

peers:
	@scripts/install-packages build bench
	cmake --preset $(PRESET) -DENTENTE_BENCHMARKS=ON
	cmake --build $(FOLDER) -j $(JOBS) --target bench_graph
	scripts/bench-peers $(FOLDER)

format:
	@$(SOURCES) | xargs clang-format-14 -i

golden: build
	scripts/update-golden build/entente

clean:
	rm -rf build
