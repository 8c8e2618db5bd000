/** The templates of templates.ts as functions that build instances; made by the build (src/build/templates.ts). */
import type { Filler, Filling, Fillings } from "./fill.js";
import type { TemplateName } from "./templates.js";

export const templates: Readonly<
  Record<TemplateName, (fillings: Fillings, filler: Filler, isNumber: boolean) => Filling>
>;
