// Catch2 v2 has no library with a main; v3 has one (Catch2WithMain), and then this file is empty.
#if !__has_include(<catch2/catch_all.hpp>)
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
#endif
