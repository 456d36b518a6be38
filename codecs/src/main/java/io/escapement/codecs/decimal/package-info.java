/**
 * Exact decimal numbers as scaled {@code long}s: arithmetic, parsing and formatting.
 *
 * <p>Thread: any; everything is stateless or confined to its owner. May use: nothing but the JDK. Read {@link
 * io.escapement.codecs.decimal.FixedPoint} first.
 */
package io.escapement.codecs.decimal;
