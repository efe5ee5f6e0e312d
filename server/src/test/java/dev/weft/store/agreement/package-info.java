/**
 * Random queries with everything the language has, over random traces, and what the evaluator answers to them: whatever store
 * is asked must agree. Queries are built around a span that is to match, so that most answers are not empty, and what they
 * are made of is counted.
 *
 * <p>Starting points: {@link dev.weft.store.agreement.RandomQuestions}, {@link dev.weft.store.agreement.Agreement}.
 */
@NullMarked
package dev.weft.store.agreement;

import org.jspecify.annotations.NullMarked;
