/** Determines origin, writes the e-CO and signs it. */
@NullMarked
package org.ecorelay.builder;

import org.jspecify.annotations.NullMarked;
