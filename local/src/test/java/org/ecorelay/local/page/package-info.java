/** The verification page in a real Chromium, in front of the whole relay. Screenshots are in {@code target/screenshots}. */
@NullMarked
package org.ecorelay.local.page;

import org.jspecify.annotations.NullMarked;
