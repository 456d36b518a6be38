/**
 * What a search may choose from: dimensions on exact grids, points on them, and how an operator names them.
 *
 * <p>Thread: any, everything is immutable. May use: the core's configuration and strategies. Read {@link
 * io.escapement.trainer.search.space.Space} first.
 */
package io.escapement.trainer.search.space;
