/**
 * A simulator of the origin verification platform, for the local run and for tests.
 *
 * <p>It implements docs/api/platform.openapi.yaml – our assumption; no public specification was found – and shares no class with
 * the adapter that talks to it, so that both are held to that document and not to each other. A <em>desk</em> does the work of one
 * resource; <em>script</em> is the behaviour that a sandbox submission asks for.
 */
@NullMarked
package org.ecorelay.local.platform;

import org.jspecify.annotations.NullMarked;
