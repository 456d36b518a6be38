/**
 * Layout of the counters file: what a running engine tells the world beside it, and the buffer through which an
 * operator talks back.
 *
 * <p>Thread: single writer per counter, any readers; the command buffer takes many producers. May use: Agrona. Read
 * {@link io.escapement.codecs.counters.CountersFile} first.
 */
package io.escapement.codecs.counters;
