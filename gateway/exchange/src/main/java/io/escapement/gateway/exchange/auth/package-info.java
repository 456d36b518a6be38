/**
 * Who may ask: keys, signatures and the clock rule.
 *
 * <p>Thread: the event loop. May use: the JDK only. Read {@link io.escapement.gateway.exchange.auth.Credentials} first.
 */
package io.escapement.gateway.exchange.auth;
