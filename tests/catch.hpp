#pragma once

// Debian 12 ships Catch2 v2, Debian 13 and Ubuntu 24.04 ship v3: every test includes this header instead of either.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
