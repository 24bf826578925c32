import type { CodegenConfig } from "@graphql-codegen/cli";

const preset = {
  preset: "client",
  presetConfig: { fragmentMasking: false },
  config: {
    // Documents as text: the pages need no GraphQL parser.
    documentMode: "string",
    enumType: "string-literal",
    enumsAsTypes: true,
    useTypeImports: true,
    scalars: { DateTime: "string", ID: "string" },
  },
} as const;

const config: CodegenConfig = {
  generates: {
    "src/generated/operate/": {
      ...preset,
      schema: "../../schema/operate/schema.graphql",
      documents: "src/console/api/*.graphql",
    },
  },
};

export default config;
