/** The local tool: everything on one machine with one command. */
@NullMarked
package org.ecorelay.local;

import org.jspecify.annotations.NullMarked;
