/** From the start of a process to its first response, as Lambda starts it. */
@NullMarked
package org.ecorelay.bench.cold;

import org.jspecify.annotations.NullMarked;
