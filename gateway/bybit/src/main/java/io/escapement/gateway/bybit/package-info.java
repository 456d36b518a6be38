/**
 * Client sessions to Bybit's protocol: decode, encode, send, heal.
 *
 * <p>Thread: Netty event loops. May use: codecs and Netty. Read {@code BybitGateway} first.
 */
package io.escapement.gateway.bybit;
