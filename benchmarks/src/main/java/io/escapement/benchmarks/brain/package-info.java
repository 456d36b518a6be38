/**
 * The whole trading core over many instruments: what a market message, a closing bar and a closing bar with a prediction
 * cost it, beside XGBoost4J's own prediction in the same run, and what it allocates.
 *
 * <p>Thread: the command's own; there is no other. Read {@code BrainCommand} first.
 */
package io.escapement.benchmarks.brain;
