// Steps of other copies as a study keeps them. Internal to this module.
#pragma once

#include "coder/store/changeset.h"
#include "coder/store/step_graph.h"

namespace coder::store {

/// Takes over all files and texts that are not there yet.
void copyContents(const Connection& from, Connection& to);

/// Takes over all steps that the first of the graph's two copies does not have, as they stand in the second.
void keepSteps(Connection& ours, const StepGraph& graph);

/// Remembers what a merge, a step of the history to be, merged and decided.
void keepMerge(Connection& ours, const base::Guid& merge, const base::Guid& other, const Changes& decided);

}  // namespace coder::store
