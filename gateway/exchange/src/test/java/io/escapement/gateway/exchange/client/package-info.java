/** A client for tests: real sockets, no manners of its own. */
package io.escapement.gateway.exchange.client;
