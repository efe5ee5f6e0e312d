/**
 * What every store must do, as abstract test classes, one idea each, and the spans they are told in. A backend's test names
 * itself as a {@link dev.weft.store.contract.StoreBackend} and nests a subclass of each.
 *
 * <p>Starting points: {@link dev.weft.store.contract.StoreContract}, {@link dev.weft.store.contract.TestSpans}, {@link
 * dev.weft.store.contract.AgreementContract}.
 */
@NullMarked
package dev.weft.store.contract;

import org.jspecify.annotations.NullMarked;
