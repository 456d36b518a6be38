/**
 * The sections of the gateway's configuration, one idea each.
 *
 * <p>Thread: the host's, before the gateway is made; immutable afterwards. May use: rest's records. Read {@code Section}
 * first; {@code GatewayConfiguration} holds one of each.
 */
package io.escapement.gateway.bybit.settings;
