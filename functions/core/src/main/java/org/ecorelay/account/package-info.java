/**
 * Who acts: the tenant (account), its exporters and stores, its API keys and their scopes.
 *
 * <p>The tenant comes from the credential; inside it a request may name an exporter or a store; nothing else selects.
 */
@NullMarked
package org.ecorelay.account;

import org.jspecify.annotations.NullMarked;
