/**
 * Strategies: what turns closed bars into proposals to trade.
 *
 * <p>Thread: the core's. May import: codecs, {@code core.hash}, {@code core.instrument}, {@code core.market}, {@code
 * core.feature}. Read {@link io.escapement.core.strategy.Strategy} first.
 */
package io.escapement.core.strategy;
