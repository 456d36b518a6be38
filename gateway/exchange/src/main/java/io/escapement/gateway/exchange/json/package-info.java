/**
 * Writing the exchange's JSON.
 *
 * <p>Thread: its owner's. May use: codecs. Read {@link io.escapement.gateway.exchange.json.JsonWriter} first.
 */
package io.escapement.gateway.exchange.json;
