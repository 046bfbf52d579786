/** Keys that documents are signed with, as the account shows them to whoever verifies: since when, and for whom. */
@NullMarked
package org.ecorelay.account.signing;

import org.jspecify.annotations.NullMarked;
