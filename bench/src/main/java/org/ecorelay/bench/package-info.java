/** What an order costs, how fast a function starts, and what a relay carries: measured, never estimated in silence. */
@NullMarked
package org.ecorelay.bench;

import org.jspecify.annotations.NullMarked;
