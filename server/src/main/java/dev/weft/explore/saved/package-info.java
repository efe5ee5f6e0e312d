/**
 * What users of the explorer keep on the server: saved queries and link templates. Each is one JSON file that is replaced
 * whole, and is held in memory; a reader never waits for a writer.
 *
 * <p>Starting points: {@link dev.weft.explore.saved.Saved}, {@link dev.weft.explore.saved.SavedQueries},
 * {@link dev.weft.explore.saved.LinkTemplates}.
 */
@NullMarked
package dev.weft.explore.saved;

import org.jspecify.annotations.NullMarked;
