/**
 * Reading JSON from bytes without allocating.
 *
 * <p>Thread: a cursor belongs to one thread; key tables are shared. May use: {@code codecs.decimal}. Read {@code
 * io.escapement.codecs.json.JsonCursor} first.
 */
package io.escapement.codecs.json;
