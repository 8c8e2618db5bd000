#!/usr/bin/env node
/** The `perigee` program: finds out what is asked for and leaves the exit status. */
import { perform } from "./perform.js";

process.exitCode = await perform(process.argv.slice(2));
