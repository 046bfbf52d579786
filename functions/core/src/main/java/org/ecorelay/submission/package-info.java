/**
 * Delivery of signed documents to the verification platform: claim, outcome, verdict, due times.
 *
 * <p>A platform approval is a <em>pre-verification</em>; the customs authority decides on preference (RCEP 3.22).
 */
@NullMarked
package org.ecorelay.submission;

import org.jspecify.annotations.NullMarked;
