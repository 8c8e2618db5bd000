/** The templates of templates.ts as syntax trees; made by the build (src/build/templates.ts). */
import type { Expression, Statement } from "./estree.js";
import type { TemplateName } from "./templates.js";

export const parsedTemplates: Readonly<Record<TemplateName, Expression | readonly Statement[]>>;
