# The toolchain file of whatever emcc is on PATH: Debian's package or an emsdk.
find_program(EMCC_PROGRAM emcc NO_CMAKE_FIND_ROOT_PATH)
find_program(EM_CONFIG_PROGRAM em-config NO_CMAKE_FIND_ROOT_PATH)
if(NOT EMCC_PROGRAM OR NOT EM_CONFIG_PROGRAM)
  message(FATAL_ERROR "emcc is not on PATH. Run scripts/setup, or: apt-get install emscripten")
endif()
execute_process(
  COMMAND ${EM_CONFIG_PROGRAM} EMSCRIPTEN_ROOT
  OUTPUT_VARIABLE EMSCRIPTEN_ROOT_PATH OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
include(${EMSCRIPTEN_ROOT_PATH}/cmake/Modules/Platform/Emscripten.cmake)
