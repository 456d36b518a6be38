package io.escapement.tools.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What a session came to. Money in the settlement coin, exact.
 *
 * @param directory of the journal
 * @param commit build that recorded it
 * @param mode of the last run
 * @param runs starts and restarts
 * @param firstTimeNs engine time of the first input
 * @param lastTimeNs engine time of the last input
 * @param inputs number of inputs
 * @param outputs number of outputs
 * @param inputsByType counts, largest first
 * @param outputsByType counts, largest first
 * @param signals number of signals
 * @param signalsByFate counts by final state and deciding reason, largest first
 * @param commandsByOutcome counts by command kind and what became of it
 * @param alerts counts by kind
 * @param findings counts by kind and policy
 * @param trades closed trades in order
 * @param openPositions positions open at the end
 * @param gross profit of the closed trades before costs
 * @param feesPaid of all fills
 * @param fundingPaid of all settlements
 * @param net profit of the closed trades after costs
 * @param equityStart first equity told, null when never told
 * @param equityEnd last equity told, null when never told
 * @param stateHash last one recorded, null when there is none
 * @param bytesOnDisk of the journal directory
 * @param files of the journal directory
 */
public record Session(
        String directory,
        String commit,
        String mode,
        int runs,
        long firstTimeNs,
        long lastTimeNs,
        long inputs,
        long outputs,
        Map<String, Long> inputsByType,
        Map<String, Long> outputsByType,
        long signals,
        Map<String, Long> signalsByFate,
        Map<String, Long> commandsByOutcome,
        Map<String, Long> alerts,
        Map<String, Long> findings,
        List<TradeRow> trades,
        List<PositionRow> openPositions,
        BigDecimal gross,
        BigDecimal feesPaid,
        BigDecimal fundingPaid,
        BigDecimal net,
        BigDecimal equityStart,
        BigDecimal equityEnd,
        String stateHash,
        long bytesOnDisk,
        int files) {}
