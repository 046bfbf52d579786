/**
 * The HTTP adapter of the origin verification platform, and the profiles of the customs authorities.
 *
 * <p>No public specification of the platform was found: {@code docs/api/platform.openapi.yaml} is our assumption, and a contract
 * test in {@code local} holds this adapter to it. Everything received is taken as hostile: bounded in size, depth and time, and never
 * followed elsewhere. <em>Wire</em> sends one request, <em>AuthorizedCalls</em> adds the token, the <em>Answers</em> classes are pure
 * functions from what came back to what it means.
 */
@NullMarked
package org.ecorelay.platform;

import org.jspecify.annotations.NullMarked;
