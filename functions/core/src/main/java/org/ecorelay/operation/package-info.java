/**
 * What an operator does to many certificates at once: <em>redrive</em> makes everything that matches a filter due now, with its
 * tries forgotten. Messages in a dead-letter queue are evidence, not input: rows are what is worked.
 */
@NullMarked
package org.ecorelay.operation;

import org.jspecify.annotations.NullMarked;
