#include "app/cli/program.hpp"

int main(int argc, char** argv) { return entente::app::run(argc, argv); }
