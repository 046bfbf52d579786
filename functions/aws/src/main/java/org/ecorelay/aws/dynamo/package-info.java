/** The tables: ports of the core on DynamoDB, and the items they write. */
@NullMarked
package org.ecorelay.aws.dynamo;

import org.jspecify.annotations.NullMarked;
