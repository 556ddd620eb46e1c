# Where the time goes: these are optimised a little under sanitizers too (see CMakePresets.json). For the other modules that
# would take longer than it saves.
set(CODER_HOT_MODULES base text transcript codebook match analysis search)

# coder_module(NAME [SOURCES file...] [KNOWS module...] [LIBRARIES target...])
#
# One folder under coder/, one namespace, one static library of all its source files, and of those in SOURCES. KNOWS are modules it may include; they are public, since headers
# use their types. LIBRARIES are private: their types stay inside the module.
function(coder_module name)
  cmake_parse_arguments(MODULE "" "" "SOURCES;KNOWS;LIBRARIES" ${ARGN})
  file(GLOB own CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp)
  if(name STREQUAL cli)
    list(FILTER own EXCLUDE REGEX /main\\.cpp$)
  endif()
  add_library(coder_${name} STATIC ${own} ${MODULE_SOURCES})
  target_link_libraries(coder_${name} PRIVATE coder_flags ${MODULE_LIBRARIES})
  if(CODER_SANITIZE AND NOT name IN_LIST CODER_HOT_MODULES)
    target_compile_options(coder_${name} PRIVATE -O0)
  endif()
  if(CODER_JOINED)
    set_target_properties(coder_${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 12)
    # Meant for headers: g++ takes every file of a group but the group's own for one.
    target_compile_options(coder_${name} PRIVATE -Wno-subobject-linkage)
  endif()
  # A fifth of the time that a file takes. Not where g++ 12 optimises much: it then warns of what is not there, since with a
  # precompiled header it does not know the standard library's code for a system's.
  list(LENGTH own files)
  if(files GREATER 5 AND CMAKE_BUILD_TYPE STREQUAL Debug)
    target_precompile_headers(coder_${name} PRIVATE <algorithm> <functional> <map> <optional> <set> <string> <variant> <vector>)
  endif()
  foreach(known IN LISTS MODULE_KNOWS)
    target_link_libraries(coder_${name} PUBLIC coder_${known})
  endforeach()
endfunction()

# coder_embed(OUTPUT HEADER header NAMESPACE namespace TYPE type ARRAY array KEY NAME|NAME_WLE FILES file...)
#
# OUTPUT names a variable for a source file that is made at build time and has the files' contents: see EmbedFiles.cmake.
function(coder_embed output)
  cmake_parse_arguments(EMBED "" "HEADER;NAMESPACE;TYPE;ARRAY;KEY" "FILES" ${ARGN})
  set(source ${CMAKE_CURRENT_BINARY_DIR}/${output}.cpp)
  add_custom_command(
    OUTPUT ${source}
    COMMAND ${CMAKE_COMMAND} "-DOUTPUT=${source}" "-DHEADER=${EMBED_HEADER}" "-DNAMESPACE=${EMBED_NAMESPACE}"
            "-DTYPE=${EMBED_TYPE}" "-DARRAY=${EMBED_ARRAY}" "-DKEY=${EMBED_KEY}" "-DFILES=${EMBED_FILES}"
            -P ${PROJECT_SOURCE_DIR}/cmake/EmbedFiles.cmake
    DEPENDS ${EMBED_FILES} ${PROJECT_SOURCE_DIR}/cmake/EmbedFiles.cmake
    VERBATIM)
  set_source_files_properties(${source} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)  # It is not there yet when files are only checked.
  set(${output} ${source} PARENT_SCOPE)
endfunction()
