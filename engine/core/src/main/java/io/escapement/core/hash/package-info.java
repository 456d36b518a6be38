/**
 * Mixing values into the rolling state hash.
 *
 * <p>Thread: any; stateless. May import nothing of the core. Read {@link io.escapement.core.hash.Hash64} first.
 */
package io.escapement.core.hash;
