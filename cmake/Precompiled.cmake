# The standard headers that most sources include are parsed once a target, not once a file. A source must still include
# what it uses: the presets dev and the sanitizers' build without.
option(ENTENTE_PRECOMPILE "Precompile the standard headers most sources include" ON)

function(entente_precompile target)
  if(ENTENTE_PRECOMPILE)
    target_precompile_headers(${target} PRIVATE <algorithm> <array> <cstdint> <filesystem> <functional> <map> <memory>
      <optional> <ostream> <set> <span> <string> <string_view> <unordered_map> <vector>)
  endif()
endfunction()
