/** The licences of the packages in the built files. */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Return the licences of all packages in these builds. */
export async function licences(metafiles) {
  const inputs = metafiles.flatMap((metafile) => Object.keys(metafile.inputs));
  const folders = new Set(inputs.map((path) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0]).filter(Boolean));
  const texts = await Promise.all([...folders].sort().map(licence));
  return texts.join(`\n${"-".repeat(80)}\n\n`);
}

async function licence(folder) {
  const { name, version, license, author, homepage, repository } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).sort().find((entry) => /^licen[cs]e([-.]|$)/i.test(entry));
  const holder = typeof author === "object" ? author.name : author;
  const text = file
    ? await readFile(join(folder, file), "utf8")
    : [`The package names the ${license} licence and brings no text of it.`, holder, homepage ?? repository?.url ?? repository]
        .filter(Boolean)
        .join("\n");
  return `${name} ${version} (${license})\n\n${text.trim().replaceAll("\r\n", "\n")}\n`;
}
