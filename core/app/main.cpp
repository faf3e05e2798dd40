#include "core/app/program.h"

int main(int argc, char **argv) {
  return jalon::run_program(argc, argv);
}
