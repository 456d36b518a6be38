/**
 * Many symbols on several connections: how long it takes to subscribe them, what flows, what is lost, what heals, and what
 * a flood does. The gateway is the production one, the venue plays frames whose number is known.
 *
 * <p>Threads: the venue's event loop, the gateway's, the business thread, the command's own. Read {@code SymbolsCommand}
 * first.
 */
package io.escapement.benchmarks.symbols;
