/**
 * What every room speaks: the message schema with its generated flyweights ({@code sbe}), exact decimals ({@code
 * decimal}), client order ids ({@code id}), the JSON cursor ({@code json}) and the counters file ({@code counters}).
 *
 * <p>No I/O, no threads. May use: Agrona.
 */
package io.escapement.codecs;
