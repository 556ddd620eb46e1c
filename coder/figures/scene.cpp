#include "coder/figures/scene.h"

namespace coder::figures {

std::vector<double> dashLengths(Dash dash) {
    switch (dash) {
        case Dash::Solid:
            return {};
        case Dash::Dashed:
            return {4, 2};
        case Dash::Dotted:
            return {1, 1.5};
        case Dash::DashDotted:
            return {5, 1.5, 1, 1.5};
        case Dash::LongDashed:
            return {8, 2.5};
    }
    return {};
}

}  // namespace coder::figures
