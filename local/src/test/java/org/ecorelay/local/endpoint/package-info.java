/**
 * The adapters and a whole run at an AWS from outside this process: an emulator, LocalStack in a container, or a real account.
 * Runs only with {@code -Pendpoint}; see CONTRIBUTING.md.
 */
@NullMarked
package org.ecorelay.local.endpoint;

import org.jspecify.annotations.NullMarked;
