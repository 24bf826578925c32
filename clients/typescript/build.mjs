/** Builds the package into `dist`: two modules for browsers, Node and Bun, and their types. */

import { execFileSync } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { build } from "esbuild";
import { licences } from "../../web/kit/licences.mjs";

await rm("dist", { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: ["src/index.ts", "src/react.ts"],
  outdir: "dist",
  bundle: true,
  splitting: true,
  minify: true,
  format: "esm",
  target: "es2022",
  external: ["react"],
  legalComments: "none", // All of them are in LICENSES.txt.
  metafile: true,
  logLevel: "warning",
});
execFileSync("npx", ["tsc", "--emitDeclarationOnly"], { stdio: "inherit" });
await writeFile("dist/LICENSES.txt", await licences([metafile]));
