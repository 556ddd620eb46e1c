// p values of many tests, adjusted for their number.
#pragma once

#include <optional>
#include <vector>

namespace coder::analysis {

/// In the order of the input, 0..1. A test without p value stays without and does not count as a test. All take p
/// values in 0..1; the family is every theme that was tested, not only those shown.
using PValues = std::vector<std::optional<double>>;

/// Step-down, controls the chance of any false rejection: Holm 1979, Scand J Stat 6:65-70.
PValues holm(const PValues& p);
/// Step-up, controls the share of false rejections: Benjamini and Hochberg 1995, J R Stat Soc B 57:289-300.
PValues benjaminiHochberg(const PValues& p);
/// p times the number of tests: Dunn 1961, J Am Stat Assoc 56:52-64.
PValues bonferroni(const PValues& p);
/// As Benjamini and Hochberg's under any dependence: Benjamini and Yekutieli 2001, Ann Stat 29:1165-1188.
PValues benjaminiYekutieli(const PValues& p);

}  // namespace coder::analysis
