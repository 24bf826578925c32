/**
 * Bundles an example with the packages of the tests, as the build of a product would: ENTRY OUT PLATFORM [ROOT].
 *
 * `ROOT` is a folder with the packed client, for modules that import it.
 */

import { build } from "esbuild";

const [entry, out, platform, root] = process.argv.slice(2);
await build({
  entryPoints: [entry],
  outfile: out,
  bundle: true,
  platform,
  format: "esm",
  jsx: "automatic",
  define: { "process.env.NODE_ENV": '"production"' },
  nodePaths: [new URL("../node_modules", import.meta.url).pathname, ...(root ? [`${root}/node_modules`] : [])],
  logLevel: "warning",
});
console.log("null");
