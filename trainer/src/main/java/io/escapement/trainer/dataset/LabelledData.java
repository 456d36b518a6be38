package io.escapement.trainer.dataset;

import java.util.List;

/**
 * Rows and what they are of.
 *
 * @param symbols in the order of the samples' instrument indices
 * @param strategies names, in the order of the samples' strategy indices
 * @param sources bits of the feature sources the rows know; others are masked
 * @param days of 15 minute bars behind each symbol, from first to last
 * @param rows in order of time
 * @param sha256 of the values of the histories they were made of
 */
public record LabelledData(
        List<String> symbols, List<String> strategies, int sources, List<Integer> days, Dataset rows, String sha256) {}
