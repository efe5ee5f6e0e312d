/**
 * The native HTTP API under {@code /api/v1}: shapes, parameters, problem documents. Everything it answers comes from
 * {@code QueryService}; {@code openapi/openapi.json} among the resources describes it.
 *
 * <p>Starting points: {@link dev.weft.api.NativeApi}, {@link dev.weft.api.ApiService}.
 */
@NullMarked
package dev.weft.api;

import org.jspecify.annotations.NullMarked;
