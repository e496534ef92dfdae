# Warnings as errors, hardening, sanitizers, and a compiler cache where there is one:
# every target of ours links entente_options and gets all of it.
add_library(entente_options INTERFACE)
target_include_directories(entente_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(entente_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast
  -Woverloaded-virtual -Wnull-dereference -Wimplicit-fallthrough -Werror
  # Results may not depend on whether the compiler fuses a multiply with an add.
  -ffp-contract=off)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports these in its own library headers when it inlines them.
  target_compile_options(entente_options INTERFACE -Wno-restrict -Wno-null-dereference
    -Wno-maybe-uninitialized -Wno-stringop-overflow -Wno-array-bounds -Wno-dangling-pointer)
endif()

if(ENTENTE_SANITIZE)
  target_compile_options(entente_options INTERFACE -fsanitize=${ENTENTE_SANITIZE}
    -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(entente_options INTERFACE -fsanitize=${ENTENTE_SANITIZE})
  if(ENTENTE_SANITIZE MATCHES "thread" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # Boost.Asio's fences, which the sanitizer does not follow; the locks beside them it does.
    target_compile_options(entente_options INTERFACE -Wno-tsan)
  endif()
else()
  target_compile_options(entente_options INTERFACE -fstack-protector-strong
    $<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=2>)
  target_link_options(entente_options INTERFACE -Wl,-z,relro -Wl,-z,now)
endif()
target_compile_definitions(entente_options INTERFACE _GLIBCXX_ASSERTIONS)

include(CheckPIESupported)
check_pie_supported()

find_program(CCACHE ccache)
if(CCACHE)
  # A precompiled header is known by its contents, not by its time.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
endif()
