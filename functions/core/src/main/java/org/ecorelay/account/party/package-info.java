/** Who exports, produces or buys: name, address, and the business number that its country gives it. */
@NullMarked
package org.ecorelay.account.party;

import org.jspecify.annotations.NullMarked;
