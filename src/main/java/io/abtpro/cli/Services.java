package io.abtpro.cli;

import io.abtpro.bench.Bench;
import io.abtpro.store.Upkeep;
import io.abtpro.store.Workspace;

import java.nio.file.Path;
import java.util.function.Function;

/// What the command line is handed, since it may not make it.
///
/// @param workspaces opens the workspace in a folder; called only by commands that need one
/// @param upkeep what is done to whole workspaces
/// @param bench what can be measured, asked for only by the command `bench`
public record Services(Function<Path, Workspace> workspaces, Upkeep upkeep, Bench bench) {}
