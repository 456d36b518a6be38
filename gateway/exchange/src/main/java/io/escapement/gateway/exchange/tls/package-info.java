/**
 * TLS with an authority of the exchange's own, made anew at each start.
 *
 * <p>Thread: any. May use: Netty's TLS handler, Bouncy Castle for certificates. Read {@link
 * io.escapement.gateway.exchange.tls.TestAuthority} first.
 */
package io.escapement.gateway.exchange.tls;
