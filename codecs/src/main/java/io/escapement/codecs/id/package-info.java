/**
 * Text forms of the identifiers that cross the venue's wire.
 *
 * <p>Thread: any. May use: nothing but the JDK. Read {@link io.escapement.codecs.id.ClientOrderIds} first.
 */
package io.escapement.codecs.id;
