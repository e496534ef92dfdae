// Owns the precompiled headers of the tests (CMakeLists.txt); its main() is that of entente_test_main.
