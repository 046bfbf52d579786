/** What an exporter may ask about origin at the command line, without a relay: goods with their bills of materials, and rule packs. */
@NullMarked
package org.ecorelay.local.origin;

import org.jspecify.annotations.NullMarked;
