/**
 * Sessions within one thread: the production core and the venue model, without sockets.
 *
 * <p>Thread: the command's. May use: core, venue, journal. Read {@link io.escapement.trainer.backtest.Backtest} first.
 */
package io.escapement.trainer.backtest;
