/**
 * Whether a good originates (RCEP 3.2), by which criterion, and which country box 11 names (2.6).
 *
 * <p>An <em>alternative</em> is one way to qualify. It passes, fails, or is open because something is not known; only what
 * passes counts. The <em>margin</em> is how much of the room of an alternative is left: 0 at its limit, 1 where no price
 * can tip it. <em>Used</em> is a material as it counts, after intermediates were settled.
 */
@NullMarked
package org.ecorelay.origin.qualify;

import org.jspecify.annotations.NullMarked;
