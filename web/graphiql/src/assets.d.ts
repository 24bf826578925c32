declare module "*.css";
declare module "*.graphql" {
  const text: string;
  export default text;
}

/** The built workers' file names, put in by the build. */
declare const WORKERS: Record<"editor" | "json" | "graphql", string>;

/** Where the editor looks for its workers. */
interface Window {
  MonacoEnvironment?: { getWorker(id: string, label: string): Worker };
}
