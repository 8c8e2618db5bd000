#!/usr/bin/env node
/** The `perigee` program under the name of a module; start.cts says how it starts. */
import "./start.cjs";
