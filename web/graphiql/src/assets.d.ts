declare module "*.css";
declare module "*.graphql" {
  const text: string;
  export default text;
}

/** The file names of the built workers, set by the build. */
declare const WORKERS: Record<"editor" | "json" | "graphql", string>;

/** The configuration from which the editor reads the addresses of its workers. */
interface Window {
  MonacoEnvironment?: { getWorker(id: string, label: string): Worker };
}
