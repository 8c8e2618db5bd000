#!/usr/bin/env node
/** The `perigee` program: finds out what is asked for and leaves the exit status. */
import { argv } from "node:process";
import { perform } from "./perform.js";

process.exitCode = await perform(argv.slice(2));
