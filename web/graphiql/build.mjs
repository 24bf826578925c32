/** Builds the explorer: `node build.mjs FOLDER` writes the files for browsers into an empty folder. */

import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { licences } from "../kit/licences.mjs";

const out = process.argv[2];
if (!out) throw new Error("usage: node build.mjs FOLDER");

const SHARED = {
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  outdir: out,
  // Browsers may cache a file for ever if its name has a hash of its content.
  entryNames: "[name]-[hash]",
  chunkNames: "chunks/[name]-[hash]",
  assetNames: "assets/[name]-[hash]",
  legalComments: "linked",
  define: { "process.env.NODE_ENV": '"production"' },
  loader: { ".ttf": "file", ".woff": "file", ".woff2": "file", ".graphql": "text" },
  jsx: "automatic",
  metafile: true,
  logLevel: "warning",
};

const WORKERS = {
  editor: "monaco-editor/esm/vs/editor/editor.worker.js",
  json: "monaco-editor/esm/vs/language/json/json.worker.js",
  graphql: "monaco-graphql/esm/graphql.worker.js",
};

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
const workers = await build({
  ...SHARED,
  entryPoints: Object.fromEntries(Object.entries(WORKERS).map(([name, path]) => [`${name}.worker`, path])),
});
const built = Object.keys(workers.metafile.outputs).map((path) => basename(path));
const fileNames = Object.keys(WORKERS).map((name) => [
  name,
  built.find((file) => file.startsWith(`${name}.worker-`) && file.endsWith(".js")),
]);
const page = await build({
  ...SHARED,
  entryPoints: { graphiql: "src/main.tsx" },
  splitting: true,
  define: { ...SHARED.define, WORKERS: JSON.stringify(Object.fromEntries(fileNames)) },
});

const files = await readdir(out);
const html = (await readFile("src/page.html", "utf8")).replace(/\{\{(\w+)\.(\w+)\}\}/g, (_, name, extension) => {
  const file = files.find((candidate) => candidate.startsWith(`${name}-`) && candidate.endsWith(`.${extension}`));
  if (!file) throw new Error(`the build made no ${name}.${extension}`);
  return file;
});
await writeFile(join(out, "index.html"), html);
await writeFile(join(out, "LICENSES.txt"), await licences([workers.metafile, page.metafile]));
