/** Functions that do nothing of ours: what a start costs anyway. They are packaged in a jar of their own. */
@NullMarked
package org.ecorelay.bench.cold.sample;

import org.jspecify.annotations.NullMarked;
