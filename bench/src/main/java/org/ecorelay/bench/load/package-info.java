/** What a relay carries on this machine, beside what the embedded AWS carries without one. */
@NullMarked
package org.ecorelay.bench.load;

import org.jspecify.annotations.NullMarked;
