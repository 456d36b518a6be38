/** Messages in domain words for tests: write inputs, read outputs. */
package io.escapement.core.script;
