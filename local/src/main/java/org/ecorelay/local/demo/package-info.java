/** The demo: sample orders, what they must go through, and what a person sees of it. */
@NullMarked
package org.ecorelay.local.demo;

import org.jspecify.annotations.NullMarked;
