/**
 * The checked-in CloudFormation template as the plan of a local run.
 *
 * <p>{@link org.ecorelay.local.template.Deployment#read} turns the template into records, {@link
 * org.ecorelay.local.template.Provision} makes them real on one AWS endpoint. What is neither understood nor on the
 * written list {@code Ignored} is a failure: nothing of the template is lost in silence.
 *
 * <p>Terms: a <em>logical id</em> is a resource's name inside the template; a <em>physical</em> name, ARN or URL is what
 * {@code Ref} and {@code Fn::GetAtt} give once the resource exists.
 */
@NullMarked
package org.ecorelay.local.template;

import org.jspecify.annotations.NullMarked;
