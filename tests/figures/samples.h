// Figures of every kind with the themes of a study of mentoring, or with names that somebody made up to do harm.
#pragma once

#include <string>
#include <vector>

#include "coder/figures/figure.h"

namespace samples {

enum class Names { Plain, Hostile };

struct Sample {
    std::string name;
    coder::figures::Figure figure;
};

std::vector<std::string> themes(Names names);
std::vector<std::string> streams(std::size_t count);

coder::figures::HeatMap heatMap(std::size_t columns, Names names = Names::Plain);
coder::figures::Bars bars(std::size_t series, Names names = Names::Plain);
coder::figures::Forest forest(Names names = Names::Plain);
coder::figures::Matrix matrix(coder::figures::Matrix::Triangle triangle, Names names = Names::Plain);
coder::figures::Network network(coder::figures::Network::Layout layout, Names names = Names::Plain);
coder::figures::Saturation saturation(std::size_t series);
coder::figures::Portrait portrait(Names names = Names::Plain);
coder::figures::Timeline timeline(std::size_t groups, Names names = Names::Plain);

/// One of each kind, with four streams.
std::vector<Sample> ofEachKind(Names names = Names::Plain);
/// Those, and the same with one and with ten streams where there are any.
std::vector<Sample> all(Names names);
/// One of each kind without anything in it.
std::vector<Sample> empty();

}  // namespace samples
