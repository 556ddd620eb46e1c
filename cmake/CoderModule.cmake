# coder_module(NAME SOURCES file... [KNOWS module...] [LIBRARIES target...])
#
# One folder under coder/, one namespace, one static library. KNOWS are modules it may include; they are public, since headers
# use their types. LIBRARIES are private: their types stay inside the module.
function(coder_module name)
  cmake_parse_arguments(MODULE "" "" "SOURCES;KNOWS;LIBRARIES" ${ARGN})
  add_library(coder_${name} STATIC ${MODULE_SOURCES})
  target_link_libraries(coder_${name} PRIVATE coder_flags ${MODULE_LIBRARIES})
  foreach(known IN LISTS MODULE_KNOWS)
    target_link_libraries(coder_${name} PUBLIC coder_${known})
  endforeach()
endfunction()
