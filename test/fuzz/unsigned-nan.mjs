/** Loads the modules of an engine with a change: every NaN is written `nan`, where it is `-nan`. */

/** What is replaced, by what, in the modules that write numbers. */
const changes = {
  "/runtime/strings/number.js": ['"-nan"', '"nan"'],
  "/runtime/strings/format.js": [" || Number.isNaN(value)", ""],
};

/** The hook of Node's loader. @param {string} url @param {object} context @param {Function} nextLoad */
export async function load(url, context, nextLoad) {
  const loaded = await nextLoad(url, context);
  const name = Object.keys(changes).find((ending) => url.endsWith(ending));
  if (name === undefined) return loaded;
  const source = String(loaded.source);
  const [from, to] = changes[name];
  if (source.split(from).length !== 2) throw new Error(`${url}: ${from} does not stand there once`);
  return { ...loaded, source: source.replace(from, to) };
}
