/**
 * Messages as people read them: the schema as data, and a printer of any message as one line of JSON.
 *
 * <p>Thread: a printer belongs to one thread. Only for cold edges; allocates. May use: Agrona, the JDK's XML parser on
 * the schema that lies on the class path. Read {@link io.escapement.codecs.text.MessagePrinter} first.
 */
package io.escapement.codecs.text;
