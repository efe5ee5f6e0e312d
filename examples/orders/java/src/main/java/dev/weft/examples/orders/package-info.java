/**
 * Orders that are taken one by one and processed later in batches, traced so that every batch links to the requests it
 * processed.
 *
 * <p>{@link dev.weft.examples.orders.OrderIntake} captures a request's context with the order,
 * {@link dev.weft.examples.orders.BatchProcessor} links to it; {@link dev.weft.examples.orders.CapturedContext} is what
 * lies between the two. {@link dev.weft.examples.orders.OrdersApi} and {@link dev.weft.examples.orders.OrdersBatch} are
 * the programs around them.
 */
package dev.weft.examples.orders;
