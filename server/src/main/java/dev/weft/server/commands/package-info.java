/**
 * The commands that work on a data folder and end: looking into it, copying it, repairing it.
 *
 * <p>Starting points: {@link dev.weft.server.commands.FolderCommands}, {@link dev.weft.server.commands.FolderCommand}.
 */
@NullMarked
package dev.weft.server.commands;

import org.jspecify.annotations.NullMarked;
