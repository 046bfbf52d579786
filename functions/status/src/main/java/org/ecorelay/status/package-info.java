/** The read side: certificates, documents, keys, the HS list. */
@NullMarked
package org.ecorelay.status;

import org.jspecify.annotations.NullMarked;
