// The texts that are measured on: the sample study, or the folder in CODER_BENCH_CORPUS, once or several times over.
#pragma once

#include <string>
#include <vector>

#include "coder/codebook/codebook.h"
#include "coder/project/source.h"
#include "coder/transcript/transcript.h"

namespace coder::bench {

/// Files as bytes. `times` copies, so that the size grows and nothing else does.
std::vector<std::string> corpusFiles(std::size_t times = 1);

/// The same as sources.
std::vector<project::Source> corpusSources(std::size_t times = 1);

/// codebooks/straus-2013.yaml.
const codebook::Codebook& sampleCodebook();

transcript::ParseOptions parseOptions();

std::size_t totalBytes(const std::vector<std::string>& files);
std::size_t totalBytes(const std::vector<project::Source>& sources);

}  // namespace coder::bench
