# All flags of the project's own code, in one interface target.
add_library(coder_flags INTERFACE)
target_compile_features(coder_flags INTERFACE cxx_std_20)
target_compile_options(coder_flags INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor
                                             -Woverloaded-virtual -Wold-style-cast -Wcast-qual -Wnull-dereference
                                             -fno-math-errno)
target_include_directories(coder_flags INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_definitions(coder_flags INTERFACE QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports these inside the standard library's own templates once they are inlined.
  target_compile_options(coder_flags INTERFACE -Wno-null-dereference -Wno-restrict -Wno-maybe-uninitialized
                                                 -Wno-stringop-overflow)
endif()
if(CODER_WARNINGS_AS_ERRORS)
  target_compile_options(coder_flags INTERFACE -Werror)
endif()
if(CODER_SANITIZE)
  target_compile_options(coder_flags INTERFACE -fsanitize=${CODER_SANITIZE} -fno-omit-frame-pointer
                                               -fno-sanitize-recover=all)
  target_link_options(coder_flags INTERFACE -fsanitize=${CODER_SANITIZE})
endif()
if(CODER_FUZZERS)
  # libFuzzer follows which code an input reaches; without this it is blind.
  target_compile_options(coder_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)
