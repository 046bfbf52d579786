/** The read side: certificates, documents, keys. */
@NullMarked
package org.ecorelay.status;

import org.jspecify.annotations.NullMarked;
