/**
 * The deterministic trading logic: one thread, inputs in, outputs out.
 *
 * <p>Thread: the business thread of a run, or any single thread; no locks. May use: codecs and Agrona; no Netty, Chronicle, Disruptor, JSON library, file, clock, random, thread or logging. Read {@code TradingCore} first.
 */
package io.escapement.core;
