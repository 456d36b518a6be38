/** One session over sockets held against the same session in process. Read {@code SessionEqualityTest} first. */
package io.escapement.gateway.exchange.equality;
