/**
 * The core's configuration: declared keys, strict parsing, canonical text.
 *
 * <p>Thread: any; immutable once built. May use: codecs and the strategies' declared parameters. Read {@link
 * io.escapement.core.config.CoreKeys} first: it is the list of everything an operator may set.
 */
package io.escapement.core.config;
