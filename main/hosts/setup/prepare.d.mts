interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly integrity?: string; readonly optional?: boolean; readonly link?: boolean }>>;
}

export const root: string;
export function whyInstall(lock: Lock, present: Lock | null): string | null;
export function chooseNode(bundled: string | null, system: { readonly path: string; readonly version: string }): { path: string; options: string } | null;
export function prepare(): { node: string; env: NodeJS.ProcessEnv };
