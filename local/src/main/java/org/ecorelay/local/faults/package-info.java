/**
 * Deterministic simulation testing: the real handlers and use cases in virtual time, over in-memory adapters, with the faults of
 * a schedule that one seed makes. The same seed gives the same trace, byte for byte.
 *
 * <p>Words: an <em>instance</em> is one running copy of a function, which may die; an <em>effect</em> is one call of a port by an
 * instance; a <em>schedule</em> is a seed with its planned faults; a fault has <em>fired</em> when its place was reached; a
 * <em>wish</em> is a correction or withdrawal.
 */
@NullMarked
package org.ecorelay.local.faults;

import org.jspecify.annotations.NullMarked;
