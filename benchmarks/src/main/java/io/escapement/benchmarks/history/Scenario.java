package io.escapement.benchmarks.history;

import java.util.List;
import java.util.Map;

/**
 * A stretch of history and how the core is set up for it.
 *
 * @param name for people
 * @param files bars, the finest of a symbol drives its path
 * @param historyShare part of the path that is history before the start
 * @param changes keys of the core beside the defaults
 * @param withModel whether the given bundle judges; without one nothing is asked of a model
 */
record Scenario(String name, List<String> files, double historyShare, Map<String, String> changes, boolean withModel) {}
