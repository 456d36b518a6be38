package io.escapement.trainer.backtest.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;

/**
 * What was run.
 *
 * @param source BACKTEST, or JOURNAL where a session's own words were read
 * @param market where prices came from
 * @param mode that the core was told
 * @param symbols on the account
 * @param fromMs first instant
 * @param toMs last instant
 * @param days between them
 * @param startEquity the account began with
 * @param inputs applied
 * @param outputs the core gave
 * @param stateHash of the core at the end, hexadecimal; empty where it wasn't asked
 * @param commit of the build
 * @param configurationSha256 of the core's whole configuration
 * @param configuration keys of the core that are not at their defaults, lines of {@code key = value}
 * @param dataSha256 of the market's rows; empty for a market made from a seed
 * @param modelSha256 of the bundle; empty without one
 * @param modelStage of the bundle; empty without one
 * @param seenFromMs first row the model was fitted or decided on; null without a model
 * @param seenUntilMs from here on it has seen nothing; null without a model
 * @param request that runs it again; null for a journal
 */
public record RunFacts(
        String source,
        String market,
        String mode,
        List<String> symbols,
        long fromMs,
        long toMs,
        double days,
        BigDecimal startEquity,
        long inputs,
        long outputs,
        String stateHash,
        String commit,
        String configurationSha256,
        String configuration,
        String dataSha256,
        String modelSha256,
        String modelStage,
        Long seenFromMs,
        Long seenUntilMs,
        JsonNode request) {}
