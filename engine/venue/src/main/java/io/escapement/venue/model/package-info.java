/**
 * What the venue says and is told, as plain values: instrument rules, orders, executions, positions, wallet, commands.
 *
 * <p>Prices, sizes, money and rates are {@code long} at 1e-8, {@link io.escapement.codecs.decimal.FixedPoint#NULL}
 * where there is none; volumes and turnovers are at {@link io.escapement.venue.model.Bar#VOLUME_EXPONENT}; times are
 * milliseconds since the epoch. Thread: immutable unless the class says otherwise. May use: codecs. Read {@code
 * OrderView} first.
 */
package io.escapement.venue.model;
