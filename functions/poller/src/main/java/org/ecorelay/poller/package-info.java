/** The one timer: works whatever is due, collects verdicts, tells exporters. */
@NullMarked
package org.ecorelay.poller;

import org.jspecify.annotations.NullMarked;
